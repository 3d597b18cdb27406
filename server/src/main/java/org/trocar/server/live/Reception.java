package org.trocar.server.live;

import io.grpc.Status;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.Warning;
import org.trocar.server.log.Event;

/**
 * Where a connection gets its session: a new one, or the one it lost. Called on network threads; the slow part goes to workers, so that no
 * other client's frames wait. Whoever is turned away is told which field, what was found, what to do, and its stream ends.
 */
public final class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class.getName());

    private final OpenRules rules;
    private final Admission admission;
    private final LiveSessions sessions;
    private final FormerSessions former;
    private final SessionOpener opener;
    private final SessionReviver reviver;
    private final Diary diary;
    private final Executor workers;

    public Reception(
            OpenRules rules,
            Admission admission,
            LiveSessions sessions,
            FormerSessions former,
            SessionOpener opener,
            SessionReviver reviver,
            Diary diary,
            Executor workers) {
        this.rules = rules;
        this.admission = admission;
        this.sessions = sessions;
        this.former = former;
        this.opener = opener;
        this.reviver = reviver;
        this.diary = diary;
        this.workers = workers;
    }

    /** @param admitted is given the session, on a worker thread, before its first tick */
    public void open(Open open, ClientConnection client, Consumer<LiveSession> admitted) {
        Optional<Refusal> refusal = rules.refusal(open);
        if (refusal.isPresent()) {
            turnAway(client, refusal.get(), Status.INVALID_ARGUMENT);
        } else if (hasPlace("open", client)) {
            laterWithPlace(client, () -> openIfThereIsRoom(rules.read(open), client, admitted));
        }
    }

    /** Reserves one; tells the client when there is none for it. */
    private boolean hasPlace(String field, ClientConnection client) {
        Shares.Answer answer = sessions.reserve(client.holder());
        if (answer != Shares.Answer.TAKEN) {
            turnAway(client, tooMany(field, answer), Status.RESOURCE_EXHAUSTED);
        }
        return answer == Shares.Answer.TAKEN;
    }

    private void openIfThereIsRoom(OpenRequest request, ClientConnection client, Consumer<LiveSession> admitted) {
        Admission.Answer answer = admission.answer(request);
        if (answer instanceof Admission.Answer.Refused refused) {
            sessions.release(client.holder());
            turnAway(client, refused.refusal(), Status.RESOURCE_EXHAUSTED);
        } else if (answer instanceof Admission.Answer.LetIn letIn) {
            openReserved(request, letIn.seat(), client, admitted);
        }
    }

    private void openReserved(OpenRequest request, Seat seat, ClientConnection client, Consumer<LiveSession> admitted) {
        String failure = "the session could not be opened";
        SessionOpener.Opening opening;
        try {
            opening = opener.open(request, seat, client);
        } catch (IOException | RuntimeException | Error e) {
            seat.leave();
            sessions.release(client.holder());
            fail(client, "", failure, e);
            return;
        }
        LiveSession session = opening.session();
        List<Warning> warnings =
                admission.warnings(request, seat.simulation().loop().load());
        sessions.add(session, client.holder());
        admit(session, client, failure, () -> {
            client.send(opening.opened());
            warnings.forEach(session::warn);
            session.begin();
            diary.opened(session.manifest());
            admitted.accept(session);
        });
    }

    /** The session has its place among the others by now, and gives it back itself. */
    private static void admit(LiveSession session, ClientConnection client, String failure, Runnable beginning) {
        try {
            beginning.run();
        } catch (RuntimeException | Error e) {
            session.breakOff();
            fail(client, session.id(), failure, e);
        }
    }

    private static void fail(ClientConnection client, String session, String what, Throwable cause) {
        Event.error(what).of(session).because(cause).to(LOG);
        String text = what + ": see the server's log";
        client.end(EndReason.END_REASON_ABORTED, text, Status.INTERNAL.withDescription(text));
    }

    /** @param admitted is given the session, on a worker thread, after the client was told */
    public void resume(Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        Optional<LiveSession> session = sessions.find(resume.getSessionId());
        if (session.isPresent()) {
            resumeLive(session.get(), resume, client, admitted);
        } else {
            resumeFormer(resume, client, admitted);
        }
    }

    private void resumeLive(
            LiveSession session, Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        if (!session.opensWith(resume.getResumeToken())) {
            turnAway(client, ResumeRefusals.wrongToken(), Status.PERMISSION_DENIED);
        } else {
            later(client, () -> resumeKnown(session, client, admitted));
        }
    }

    /** A session that does not run: perhaps its server died. */
    private void resumeFormer(Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        String id = resume.getSessionId();
        if (!former.knows(id)) {
            resumeMissed(resume, client, admitted);
        } else if (former.claimed(id)) {
            turnAway(client, ResumeRefusals.beingDealtWith(id), Status.UNAVAILABLE);
        } else if (hasPlace("resume", client)) {
            laterWithPlace(client, () -> reviveIfThereIsRoom(resume, client, admitted));
        }
    }

    /** It may have been taken up again since it was not found among those that run. */
    private void resumeMissed(Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        Optional<LiveSession> session = sessions.find(resume.getSessionId());
        if (session.isPresent()) {
            resumeLive(session.get(), resume, client, admitted);
        } else {
            turnAway(client, ResumeRefusals.unknown(resume.getSessionId()), Status.NOT_FOUND);
        }
    }

    private void reviveIfThereIsRoom(Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        Optional<Refusal> refusal = admission.resumeRefusal();
        if (refusal.isPresent()) {
            sessions.release(client.holder());
            turnAway(client, refusal.get(), Status.RESOURCE_EXHAUSTED);
        } else {
            revive(resume, client, admitted);
        }
    }

    private void revive(Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        String failure = "the session could not be taken up again";
        Revival revival;
        try {
            revival = reviver.revive(resume, client);
        } catch (IOException | RuntimeException | Error e) {
            sessions.release(client.holder());
            fail(client, resume.getSessionId(), failure, e);
            return;
        }
        if (revival instanceof Revival.Alive alive) {
            beginAgain(alive.session(), client, failure, admitted);
        } else if (revival instanceof Revival.Refused refused) {
            sessions.release(client.holder());
            turnAway(client, refused.refusal(), refused.status());
        }
    }

    private void beginAgain(
            LiveSession session, ClientConnection client, String failure, Consumer<LiveSession> admitted) {
        sessions.add(session, client.holder());
        former.settle(session.id());
        admit(session, client, failure, () -> {
            session.beginAgain();
            admitted.accept(session);
        });
    }

    private void resumeKnown(LiveSession session, ClientConnection client, Consumer<LiveSession> admitted) {
        if (session.resume(client)) {
            admitted.accept(session);
        } else {
            turnAway(client, ResumeRefusals.over(session.id()), Status.FAILED_PRECONDITION);
        }
    }

    private boolean later(ClientConnection client, Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            String text = "the server is stopping";
            client.end(EndReason.END_REASON_SERVER_STOPPING, text, Status.UNAVAILABLE.withDescription(text));
            return false;
        }
    }

    /** For a task that a place is kept for. */
    private void laterWithPlace(ClientConnection client, Runnable task) {
        if (!later(client, task)) {
            sessions.release(client.holder());
        }
    }

    private void turnAway(ClientConnection client, Refusal refusal, Status status) {
        diary.refused(refusal);
        client.send(ServerMessage.newBuilder().setRefusal(refusal).build());
        String text = refusal.getField() + " \"" + refusal.getValue() + "\": " + refusal.getRemedy();
        client.end(EndReason.END_REASON_REFUSED, text, status.withDescription(text));
    }

    private Refusal tooMany(String field, Shares.Answer answer) {
        return Refusal.newBuilder()
                .setCode(RefusalCode.REFUSAL_CODE_TOO_MANY)
                .setField(field)
                .setRemedy(
                        answer == Shares.Answer.SHARE_TAKEN
                                ? "end one of the sessions opened from here first; the places left are for others"
                                : "try again when another session has ended: this server takes " + sessions.most()
                                        + " at once (--max-sessions), or it is stopping")
                .build();
    }
}
