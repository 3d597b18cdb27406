package org.trocar.server.live;

import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.server.log.Event;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.wire.WireScores;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.grade.RunRecords;
import org.trocar.telemetry.journal.JournalThread;

/** Closes sessions that have taken their last tick, on worker threads: journal, grade, seal, farewell, in this order. */
public final class SessionCloser {
    private static final Logger LOG = Logger.getLogger(SessionCloser.class.getName());
    /** A journal that takes longer to write out than this is not going to. */
    private static final int JOURNAL_SECONDS = 30;

    private final JournalThread journals;
    private final LiveSessions sessions;
    private final FolderCloser folders;
    private final LearnersProgress progress;
    private final Diary diary;
    private final Executor workers;

    public SessionCloser(
            JournalThread journals,
            LiveSessions sessions,
            FolderCloser folders,
            LearnersProgress progress,
            Diary diary,
            Executor workers) {
        this.diary = diary;
        this.progress = progress;
        this.journals = journals;
        this.sessions = sessions;
        this.folders = folders;
        this.workers = workers;
    }

    /** On the loop thread, which makes no more ticks for it. */
    void closeLater(LiveSession session, RuntimeException failure) {
        try {
            workers.execute(() -> close(session, failure));
        } catch (RejectedExecutionException e) {
            Event.warning("session ended while the server was stopping; it reads as interrupted")
                    .of(session.id())
                    .to(LOG);
        }
    }

    /** The session was not begun, and is not going to be. */
    void giveUp(LiveSession live) {
        journals.abandon(live.place().journal());
        live.place().seat().leave();
        sessions.remove(live);
        live.closed().complete(null);
    }

    private void close(LiveSession live, RuntimeException failure) {
        try {
            JournalSummary summary = closeJournal(live);
            if (failure == null) {
                GradeDocument grade = grade(live, summary);
                diary.ended(live.id(), grade.grade(), live.session().tick());
                seal(live);
                sessions.remove(live);
                sayFarewell(live, grade);
                progress.graded(live.place().folder());
            } else {
                abort(live, failure);
            }
        } catch (IOException | RuntimeException | Error e) {
            abort(live, failure == null ? e : failure);
        } finally {
            live.closed().complete(null);
        }
    }

    private JournalSummary closeJournal(LiveSession live) {
        try {
            return journals.close(live.place().journal())
                    .orTimeout(JOURNAL_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the journal of session " + live.id() + " could not be closed", e);
        }
    }

    private GradeDocument grade(LiveSession live, JournalSummary summary) throws IOException {
        RunRecord record = RunRecords.of(
                live.place().folder(),
                StoredManifest.FORMAT_VERSION,
                live.session().manifest().scenario().rubric(),
                summary);
        ErrorBars bars = Regrading.bars(live.place().folder());
        GradeDocument grade = GradeDocument.of(Grader.grade(live.session(), record, bars));
        grade.write(live.place().folder());
        return grade;
    }

    /** A run that is graded is told so, sealed or not: the next server would make up for it. */
    private void seal(LiveSession live) {
        try {
            folders.seal(live.place().folder());
            diary.sealed(live.id());
        } catch (IOException e) {
            Event.warning("session graded but not sealed; the next start does it")
                    .of(live.id())
                    .because(e)
                    .to(LOG);
        }
    }

    private void sayFarewell(LiveSession live, GradeDocument grade) {
        ClientConnection client = live.takeClient();
        if (client != null) {
            client.send(ServerMessage.newBuilder()
                    .setGrade(WireScores.grade(
                            grade, Optional.of(live.session().manifest().scenario())))
                    .build());
            org.trocar.core.session.EndReason reason = live.session().endReason();
            client.end(WireEnums.toWire(reason), reason.description(), Status.OK);
        }
    }

    private void abort(LiveSession live, Throwable failure) {
        String text = "a failure of the server's ended this session; its journal is kept";
        if (failure instanceof RecordLost) {
            text = "this session was ended: " + failure.getMessage();
        }
        diary.aborted(live.id(), failure);
        sessions.remove(live);
        ClientConnection client = live.takeClient();
        if (client != null) {
            client.end(EndReason.END_REASON_ABORTED, text, Status.INTERNAL.withDescription(text));
        }
    }
}
