package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.uncertainty.TipTrace;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.replay.Divergence;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

/**
 * One run of a session's recorded hands, and what came of it.
 *
 * @param grade what the rubric makes of it; of a fork it is nobody's grade
 * @param damage why the recording ends early
 * @param divergence where the run first differs from its recording; looked for only when nothing was changed
 */
record Rerun(RunTrace trace, Grade grade, List<Damage> damage, Optional<Divergence> divergence) {
    private static final InertJaws NONE = new InertJaws(0, 0, 0);

    /** The run as it was, compared with its recording at every tick. */
    static Rerun original(SessionFolder folder, SessionManifest manifest, LongConsumer progress) {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource recorded = new ReplaySource(reader, new CodecFrames());
            VerifyingJournal journal = new VerifyingJournal(recorded);
            Session session = new Session(manifest, journal, it -> {});
            TipTrace tips = new TipTrace();
            session.copyTips(tips);
            RunTrace trace = run(new ForkSource(recorded, NONE), session, progress);
            return new Rerun(
                    trace, grade(session, tips, reader), new ArrayList<>(recorded.damage()), journal.firstDivergence());
        }
    }

    /** The same hands with inert jaws. */
    static Rerun fork(
            SessionFolder folder,
            SessionManifest manifest,
            InertJaws inert,
            boolean originalEnded,
            LongConsumer progress) {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource recorded = new ReplaySource(reader, new CodecFrames());
            SessionJournal journal = new SilentJournal();
            Session session = new Session(manifest, journal, it -> {});
            TipTrace tips = new TipTrace();
            session.copyTips(tips);
            RunTrace trace = run(new ForkSource(recorded, inert), session, progress);
            if (originalEnded && session.phase() != Phase.ENDED) {
                session.tick(noMoreHands(session.tick() + 1));
                trace.add(session);
            }
            return new Rerun(trace, grade(session, tips, reader), new ArrayList<>(recorded.damage()), Optional.empty());
        }
    }

    private static RunTrace run(ForkSource source, Session session, LongConsumer progress) {
        RunTrace trace = new RunTrace();
        TickInput in = new TickInput();
        while (session.phase() != Phase.ENDED && source.next(in)) {
            session.tick(in);
            trace.add(session);
            progress.accept(in.tick());
        }
        return trace;
    }

    /** The recorded person stopped here, having done what in the fork is not done. */
    private static TickInput noMoreHands(long tick) {
        TickInput in = new TickInput().clear(tick);
        in.addControl(new ControlEvent(ControlEvent.Kind.FINISH, "debrief", "the recorded hands end", 0));
        return in;
    }

    /** With the restarts up to its end, which an assessment's verdict depends on. */
    private static Grade grade(Session session, TipTrace tips, JournalReader reader) {
        return Grader.grade(
                session, new RunRecord("", "", 0, "", reader.restarts().size()), ErrorBars.of(session, tips));
    }
}
