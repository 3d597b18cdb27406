package org.trocar.server.live;

import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.ServerMessage;

/**
 * Where a connection gets its session: a new one, or the one it lost. Called on network threads; the slow part goes to workers, so that no
 * other client's frames wait. Whoever is turned away is told which field, what was found, what to do, and its stream ends.
 */
public final class Reception {
    private static final Logger LOG = Logger.getLogger(Reception.class.getName());

    private final OpenRules rules;
    private final LiveSessions sessions;
    private final SessionOpener opener;
    private final Executor workers;

    public Reception(OpenRules rules, LiveSessions sessions, SessionOpener opener, Executor workers) {
        this.rules = rules;
        this.sessions = sessions;
        this.opener = opener;
        this.workers = workers;
    }

    /** @param admitted is given the session, on a worker thread, before its first tick */
    public void open(Open open, ClientConnection client, Consumer<LiveSession> admitted) {
        Optional<Refusal> refusal = rules.refusal(open);
        if (refusal.isPresent()) {
            turnAway(client, refusal.get(), Status.INVALID_ARGUMENT);
        } else if (!sessions.reserve()) {
            turnAway(client, full(), Status.RESOURCE_EXHAUSTED);
        } else {
            later(client, () -> openReserved(rules.read(open), client, admitted));
        }
    }

    private void openReserved(OpenRequest request, ClientConnection client, Consumer<LiveSession> admitted) {
        try {
            SessionOpener.Opening opening = opener.open(request, client);
            sessions.add(opening.session());
            client.send(opening.opened());
            opening.session().begin();
            admitted.accept(opening.session());
        } catch (IOException | RuntimeException | Error e) {
            sessions.release();
            // What the disk says needs no trace; anything else is ours.
            LOG.log(
                    Level.SEVERE,
                    "a session for " + request.learner() + " could not be opened: " + e,
                    e instanceof IOException ? null : e);
            String text = "the server could not open a session: see its log";
            client.end(EndReason.END_REASON_ABORTED, text, Status.INTERNAL.withDescription(text));
        }
    }

    /** @param admitted is given the session, on a worker thread, after the client was told */
    public void resume(Resume resume, ClientConnection client, Consumer<LiveSession> admitted) {
        Optional<LiveSession> session = sessions.find(resume.getSessionId());
        if (session.isEmpty()) {
            turnAway(client, unknown(resume), Status.NOT_FOUND);
        } else if (!session.get().opensWith(resume.getResumeToken())) {
            turnAway(client, wrongToken(), Status.PERMISSION_DENIED);
        } else {
            later(client, () -> resumeKnown(session.get(), client, admitted));
        }
    }

    private static void resumeKnown(LiveSession session, ClientConnection client, Consumer<LiveSession> admitted) {
        if (session.resume(client)) {
            admitted.accept(session);
        } else {
            turnAway(client, over(session), Status.FAILED_PRECONDITION);
        }
    }

    private void later(ClientConnection client, Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            String text = "the server is stopping";
            client.end(EndReason.END_REASON_SERVER_STOPPING, text, Status.UNAVAILABLE.withDescription(text));
        }
    }

    private static void turnAway(ClientConnection client, Refusal refusal, Status status) {
        client.send(ServerMessage.newBuilder().setRefusal(refusal).build());
        String text = refusal.getField() + " \"" + refusal.getValue() + "\": " + refusal.getRemedy();
        client.end(EndReason.END_REASON_REFUSED, text, status.withDescription(text));
    }

    private static Refusal full() {
        return refusal(
                RefusalCode.REFUSAL_CODE_TOO_MANY,
                "open",
                "",
                "try again when another session has ended; this server is full or stopping");
    }

    private static Refusal unknown(Resume resume) {
        return refusal(
                RefusalCode.REFUSAL_CODE_NOT_FOUND,
                "resume.session_id",
                resume.getSessionId(),
                "no such session runs here; ask GetGrade for one that has ended, or open a new one");
    }

    /** The token itself is not repeated. */
    private static Refusal wrongToken() {
        return refusal(
                RefusalCode.REFUSAL_CODE_WRONG_TOKEN,
                "resume.resume_token",
                "",
                "send the resume_token that came with Opened");
    }

    private static Refusal over(LiveSession session) {
        return refusal(
                RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                "resume.session_id",
                session.id(),
                "the session has ended; ask GetGrade for its grade");
    }

    private static Refusal refusal(RefusalCode code, String field, String value, String remedy) {
        return Refusal.newBuilder()
                .setCode(code)
                .setField(field)
                .setValue(value)
                .setRemedy(remedy)
                .build();
    }
}
