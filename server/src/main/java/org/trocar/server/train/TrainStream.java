package org.trocar.server.train;

import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.trocar.core.hands.BrokenClaim;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.ControlEvent.Kind;
import org.trocar.protos.codec.GazeRemover;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.ClockPong;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.server.live.ClientConnection;
import org.trocar.server.live.LiveSession;
import org.trocar.server.live.Operators;
import org.trocar.server.live.Reception;

/**
 * What comes in on one Train stream. gRPC calls this on the connection's network thread, one message at a time; all that happens there is
 * to put frames into the session's ring, without gaze where the learner did not agree to it, pass control requests on, and answer clock pings.
 */
final class TrainStream extends ServerCall.Listener<InboundMessage> {
    /** A stream without Open or Resume is ended after so long: it keeps others from its place among the calls. */
    static final int GREETING_SECONDS = 10;

    private static final int MAX_AUTHOR = 64;
    private static final int MAX_REASON = 500;
    private static final String CLIENT = "client";

    private final ClientConnection client;
    private final Reception reception;
    private final LongSupplier clock;
    private final ScheduledExecutorService timer;
    private final Traffic traffic;
    private final ArrivalRefusals refusals;
    private final GazeRemover gaze = new GazeRemover();
    private final BrokenClaim claim = new BrokenClaim();
    private boolean toldOfGaze;
    /** Null until Open or Resume was answered. */
    private volatile LiveSession session;
    /** Whether Open or Resume came, or came too late; nothing more is read until it is answered. Written under this. */
    private volatile boolean greeted;
    /** Guarded by this, like the next: what came while the session was being opened. */
    private boolean halfClosed;

    private boolean lost;

    /** @param clock steady nanoseconds */
    TrainStream(ClientConnection client, Reception reception, LongSupplier clock, ScheduledExecutorService timer) {
        this.client = client;
        this.reception = reception;
        this.clock = clock;
        this.timer = timer;
        traffic = new Traffic(clock.getAsLong());
        refusals = new ArrivalRefusals(client);
        client.readNext();
    }

    @Override
    public void onMessage(InboundMessage message) {
        long now = clock.getAsLong();
        boolean greetedBefore = greeted;
        boolean frameTaken = false;
        switch (message.kind()) {
            case FRAME -> frameTaken = takeFrame(message.frame(), now);
            case OTHER -> take(message.message(), now);
            case UNREADABLE -> refuseUnreadable(message, now);
        }
        if (greeted == greetedBefore) {
            readNext(frameTaken ? 0 : traffic.pauseAfterOther(now));
        }
    }

    private void readNext(long pauseNanos) {
        if (pauseNanos == 0) {
            client.readNext();
        } else {
            readLater(pauseNanos);
        }
    }

    private void readLater(long pauseNanos) {
        try {
            timer.schedule(client::readNext, pauseNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            turnAwayStopping();
        }
    }

    /** Whether the session has it. */
    private boolean takeFrame(HandFrame frame, long now) {
        LiveSession taker = session;
        if (taker == null || taker.over()) {
            refusals.tell(FrameWarnings.outOfPlace(frame, whereItStands()), now);
            return false;
        }
        if (!taker.gazeConsent() && gaze.removeFrom(frame)) {
            tellOfGaze(frame.sequence, now);
        }
        if (claim.find(frame)) {
            refusals.tell(FrameWarnings.notBelieved(frame, claim), now);
        }
        HandFrame slot = client.ring().claim();
        if (slot == null || !taker.lockstep() && !traffic.allows(frame, now)) {
            client.ring().countOverrun(frame.sequence);
            return false;
        }
        slot.set(frame);
        slot.receiveNanos = now;
        client.ring().commit();
        taker.frameCame();
        return true;
    }

    /** Once: a client that sends gaze sends it with every frame. */
    private void tellOfGaze(long sequence, long now) {
        if (!toldOfGaze) {
            toldOfGaze = true;
            refusals.tell(FrameWarnings.noConsent(sequence), now);
        }
    }

    private String whereItStands() {
        return session == null ? "send Open or Resume first" : "the session has ended; open a new one on a new stream";
    }

    private void refuseUnreadable(InboundMessage message, long now) {
        if (session != null) {
            client.ring().countMalformed();
        }
        refusals.tell(message.refusal(), now);
    }

    private void take(ClientMessage message, long now) {
        switch (message.getMessageCase()) {
            case OPEN, RESUME -> greet(message, now);
            case CONTROL -> control(message.getControl(), now);
            case CLOCK_PING -> answer(message.getClockPing(), now);
            default ->
                refuse(
                        RefusalCode.REFUSAL_CODE_UNSUPPORTED,
                        "message",
                        "",
                        "send one of the messages of trocar.v1.ClientMessage that this server knows",
                        now);
        }
    }

    private void greet(ClientMessage message, long now) {
        if (!greetsFirst()) {
            refuse(
                    RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                    message.hasOpen() ? "open" : "resume",
                    "",
                    "use a new stream: this one has its session",
                    now);
        } else if (message.hasOpen()) {
            reception.open(message.getOpen(), client, this::admit);
        } else {
            reception.resume(message.getResume(), client, this::admit);
        }
    }

    private synchronized boolean greetsFirst() {
        boolean first = !greeted;
        greeted = true;
        return first;
    }

    /** Timer: whoever has not said what it wants by now is let go. */
    void endUnlessGreeted() {
        if (greetsFirst()) {
            String text = "neither Open nor Resume came within " + GREETING_SECONDS + " s; open another stream";
            client.end(EndReason.END_REASON_REFUSED, text, Status.DEADLINE_EXCEEDED.withDescription(text));
        }
    }

    /** When the server has no timer any more: it came too late, or sent too much. */
    void turnAwayStopping() {
        String text = "the server is stopping";
        client.end(EndReason.END_REASON_SERVER_STOPPING, text, Status.UNAVAILABLE.withDescription(text));
    }

    /** Worker thread: the connection has its session, and messages may come. */
    private void admit(LiveSession admitted) {
        synchronized (this) {
            session = admitted;
            if (lost) {
                admitted.lost(client);
            } else if (halfClosed) {
                finish(admitted);
            }
        }
        client.readNext();
    }

    private void answer(ClockPing ping, long now) {
        client.offer(ServerMessage.newBuilder()
                .setClockPong(ClockPong.newBuilder()
                        .setClientSendNanos(ping.getClientSendNanos())
                        .setServerReceiveNanos(now)
                        .setServerSendNanos(clock.getAsLong()))
                .build());
    }

    private void control(Control control, long now) {
        LiveSession taker = session;
        Kind kind = kind(control);
        if (taker == null || taker.over()) {
            refuse(RefusalCode.REFUSAL_CODE_OUT_OF_PLACE, "control", "", whereItStands(), now);
        } else if (kind == null) {
            String found = Integer.toString(control.getActionValue());
            refuse(
                    RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                    "control.action",
                    found,
                    "choose PAUSE, RESUME, ABANDON, MARK or FINISH",
                    now);
        } else if (control.getAuthor().length() > MAX_AUTHOR) {
            tooLong("control.author", control.getAuthor(), MAX_AUTHOR, now);
        } else if (control.getReason().length() > MAX_REASON) {
            tooLong("control.reason", control.getReason(), MAX_REASON, now);
        } else if (Operators.hasControlCharacters(control.getAuthor())) {
            notPlain("control.author", now);
        } else if (Operators.hasControlCharacters(control.getReason())) {
            notPlain("control.reason", now);
        } else if (Operators.isServer(control.getAuthor()) || Operators.isAuthor(control.getAuthor())) {
            String remedy = "name who asks; the server and its operators ask for themselves";
            refuse(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "control.author", control.getAuthor(), remedy, now);
        } else if (!taker.offer(client, new ControlEvent(kind, author(control), control.getReason(), 0))) {
            refuse(RefusalCode.REFUSAL_CODE_TOO_MANY, "control", "", "send fewer, and again later", now);
        }
    }

    private static String author(Control control) {
        return control.getAuthor().isEmpty() ? CLIENT : control.getAuthor();
    }

    /** Null for what is not said or not known. */
    private static Kind kind(Control control) {
        return switch (control.getAction()) {
            case CONTROL_ACTION_PAUSE -> Kind.PAUSE;
            case CONTROL_ACTION_RESUME -> Kind.RESUME;
            case CONTROL_ACTION_ABANDON -> Kind.ABANDON;
            case CONTROL_ACTION_MARK -> Kind.MARK;
            case CONTROL_ACTION_FINISH -> Kind.FINISH;
            default -> null;
        };
    }

    private void tooLong(String field, String value, int most, long now) {
        String found = value.length() + " characters";
        refuse(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, field, found, "shorten it to " + most + " characters", now);
    }

    private void notPlain(String field, long now) {
        refuse(
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                field,
                "",
                "leave out line breaks and other control characters",
                now);
    }

    private void refuse(RefusalCode code, String field, String value, String remedy, long now) {
        refusals.tell(
                Refusal.newBuilder()
                        .setCode(code)
                        .setField(field)
                        .setValue(value)
                        .setRemedy(remedy)
                        .build(),
                now);
    }

    /** The client will send nothing more: the same as FINISH. */
    @Override
    public synchronized void onHalfClose() {
        halfClosed = true;
        if (session != null) {
            finish(session);
        } else if (!greeted) {
            String text = "the stream ended before Open or Resume";
            client.end(EndReason.END_REASON_REFUSED, text, Status.INVALID_ARGUMENT.withDescription(text));
        }
    }

    private void finish(LiveSession session) {
        session.offer(client, new ControlEvent(Kind.FINISH, CLIENT, "the stream ended", 0));
    }

    @Override
    public synchronized void onCancel() {
        lost = true;
        client.lost();
        if (session != null) {
            session.lost(client);
        }
    }

    @Override
    public void onReady() {
        client.readOn();
    }
}
