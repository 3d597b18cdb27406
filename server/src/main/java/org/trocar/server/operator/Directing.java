package org.trocar.server.operator;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Logger;
import org.trocar.core.input.ControlEvent.Kind;
import org.trocar.protos.v1.DirectRequest;
import org.trocar.protos.v1.DirectResponse;
import org.trocar.protos.v1.Direction;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.server.live.LiveSession;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.live.Operators;
import org.trocar.server.log.Event;
import org.trocar.telemetry.rulings.Refusal;
import org.trocar.telemetry.rulings.Registrar;

/** Does what an operator asks of one session. */
public final class Directing {
    private static final Logger LOG = Logger.getLogger(Directing.class.getName());
    private static final int MAX_AUTHOR = 48;
    private static final int MAX_TEXT = 500;

    private final LiveSessions sessions;
    private final Registrar registrar;
    private final ExecutorService writers;

    /** @param writers for what touches files; whose queue is bounded */
    public Directing(LiveSessions sessions, Registrar registrar, ExecutorService writers) {
        this.sessions = sessions;
        this.registrar = registrar;
        this.writers = writers;
    }

    /** Network thread. */
    void direct(DirectRequest request, StreamObserver<DirectResponse> client) {
        try {
            writers.execute(() -> answer(request, client));
        } catch (RejectedExecutionException e) {
            client.onError(
                    writers.isShutdown()
                            ? status(Status.UNAVAILABLE, "the server is stopping")
                            : status(Status.RESOURCE_EXHAUSTED, "the server has too much to do; try again"));
        }
    }

    private void answer(DirectRequest request, StreamObserver<DirectResponse> client) {
        try {
            String done = direct(request);
            client.onNext(DirectResponse.newBuilder().setText(done).build());
            client.onCompleted();
        } catch (StatusException e) {
            client.onError(e);
        } catch (IOException | RuntimeException e) {
            Event.error("an operator's request could not be done").because(e).to(LOG);
            client.onError(status(Status.INTERNAL, "this could not be done; the server's log says why"));
        }
    }

    private String direct(DirectRequest request) throws StatusException, IOException {
        Kind kind = kind(request.getDirection());
        requireText("author", request.getAuthor(), 1, MAX_AUTHOR);
        requireText("text", request.getText(), kind == Kind.PAUSE || kind == Kind.RESUME ? 0 : 1, MAX_TEXT);
        LiveSession session = sessions.find(request.getSessionId())
                .orElseThrow(() -> status(
                        Status.NOT_FOUND, "session_id \"" + request.getSessionId() + "\": no such session runs here"));
        requireTaken(session.direct(kind, request.getAuthor(), request.getText()), session);
        Event.info("an operator steered the session")
                .of(session.id())
                .with("direction", kind.name().toLowerCase(Locale.ROOT))
                .to(LOG);
        return kind == Kind.MARK ? keep(session, request) : said(kind, session);
    }

    private static void requireTaken(LiveSession.Directed directed, LiveSession session) throws StatusException {
        switch (directed) {
            case TAKEN -> {}
            case TOO_LATE ->
                throw status(
                        Status.FAILED_PRECONDITION,
                        "session " + session.id() + " is ending; nothing more is done in it");
            case TOO_MUCH ->
                throw status(Status.RESOURCE_EXHAUSTED, "too much waits for this session's next tick; try again");
        }
    }

    private static Kind kind(Direction direction) throws StatusException {
        return switch (direction) {
            case DIRECTION_PAUSE -> Kind.PAUSE;
            case DIRECTION_RESUME -> Kind.RESUME;
            case DIRECTION_MARK -> Kind.MARK;
            case DIRECTION_MESSAGE -> Kind.MESSAGE;
            case DIRECTION_END -> Kind.END;
            case DIRECTION_UNSPECIFIED, UNRECOGNIZED ->
                throw status(
                        Status.INVALID_ARGUMENT,
                        "direction: choose PAUSE, RESUME, MARK, MESSAGE or END of this contract");
        };
    }

    private static void requireText(String field, String text, int least, int most) throws StatusException {
        if (text.strip().length() < least) {
            throw status(Status.INVALID_ARGUMENT, field + " \"" + text + "\": say who does it and why");
        }
        if (Operators.hasControlCharacters(text)) {
            throw status(Status.INVALID_ARGUMENT, field + ": leave out line breaks and other control characters");
        }
        if (text.length() > most) {
            throw status(
                    Status.INVALID_ARGUMENT, field + " of " + text.length() + " characters: shorten it to " + most);
        }
    }

    /** Its moment is in the record; the session is kept, too. */
    private String keep(LiveSession session, DirectRequest request) throws IOException {
        try {
            registrar.mark(session.id(), request.getAuthor(), request.getText());
            return "marked in its record, and kept however old it grows";
        } catch (Refusal alreadyMarked) {
            return "marked in its record; it is to be kept already";
        }
    }

    private static String said(Kind kind, LiveSession session) {
        boolean away = session.status() == SessionStatus.SESSION_STATUS_DISCONNECTED;
        return switch (kind) {
            case PAUSE -> "paused";
            case RESUME -> "goes on";
            case MESSAGE -> away ? "its client is away and is told when it comes back" : "told";
            default -> "is being ended and graded";
        };
    }

    private static StatusException status(Status status, String text) {
        return status.withDescription(text).asException();
    }
}
