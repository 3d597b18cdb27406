package org.trocar.xrbridge.client;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.ClockPong;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.ListScenariosRequest;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.WorldState;

/**
 * One run on a server's Train stream. Open or resume it, send frames, and hear what comes back: everything happens on the one thread that
 * calls, which hears while it sends or waits, so a listener needs no locks.
 *
 * <p>Sending waits while the connection is full. What has arrived is kept to {@value #WINDOW} messages; then the server waits, and while it
 * waits in lockstep it takes no more frames.
 */
public final class TrainClient implements AutoCloseable {
    private static final int WINDOW = 64;
    private static final Set<SessionStatus> OVER = EnumSet.of(
            SessionStatus.SESSION_STATUS_FINISHED,
            SessionStatus.SESSION_STATUS_ABANDONED,
            SessionStatus.SESSION_STATUS_ABORTED);
    /** A lockstep server answers at once, and a real-time one every tick: silence for this long is a failure. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long GREETING_SECONDS = 10;
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clock;
    private final TrainListener listener;
    private final HandFrameCodec codec = new HandFrameCodec();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final ClientCallStreamObserver<ClientMessage> out;
    private ClockEstimate clockEstimate;
    private ClockPong lastPong = ClockPong.getDefaultInstance();
    private long lastPongNanos;
    private long lastPingNanos;
    private Opened opened;
    private Resumed resumed;
    private Refusal refusal;
    private Grade grade;
    private Ended ended;
    private boolean over;
    private boolean sessionOver;
    private long framesSent;
    private long lastTick;

    /** What the network thread has to tell the caller's. */
    private sealed interface Signal {
        record Message(ServerMessage message) implements Signal {}

        /** There is room to send again. */
        record Ready() implements Signal {}

        /** @param status why the stream ended */
        record Closed(Status status) implements Signal {}
    }

    /**
     * Starts a stream.
     *
     * @param clock steady nanoseconds: what the frames' capture times are read from
     */
    public TrainClient(Channel channel, LongSupplier clock, TrainListener listener) {
        this.clock = clock;
        this.listener = listener;
        lastPingNanos = clock.getAsLong() - PING_NANOS;
        Inbound inbound = new Inbound(signals);
        TrocarServiceGrpc.newStub(channel).train(inbound);
        out = inbound.out;
    }

    /**
     * Makes sure that there is somebody to train with, without starting a stream.
     *
     * @throws TrainException when no Trocar server answers within {@value #GREETING_SECONDS} s
     */
    public static void greet(Channel channel) throws TrainException {
        try {
            TrocarServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(GREETING_SECONDS, TimeUnit.SECONDS)
                    .listScenarios(ListScenariosRequest.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            throw new TrainException(e.getStatus());
        }
    }

    /** Opens a session; throws in the server's words when it is refused. */
    public Opened open(Open request) throws TrainException {
        out.onNext(ClientMessage.newBuilder().setOpen(request).build());
        while (opened == null) {
            waitForAnswer();
        }
        return opened;
    }

    /** Comes back to a session that was opened on an earlier stream; throws in the server's words when it is refused. */
    public Resumed resume(Opened earlier) throws TrainException {
        Resume request = Resume.newBuilder()
                .setSessionId(earlier.getSessionId())
                .setResumeToken(earlier.getResumeToken())
                .build();
        out.onNext(ClientMessage.newBuilder().setResume(request).build());
        while (resumed == null) {
            waitForAnswer();
        }
        opened = earlier;
        return resumed;
    }

    /** Why the session was refused; empty when it was not. */
    Optional<RefusalCode> refusalCode() {
        return Optional.ofNullable(refusal).map(Refusal::getCode);
    }

    /** How many frames were sent on this stream. */
    public long framesSent() {
        return framesSent;
    }

    /** The newest tick that was heard of on this stream; 0 before the first. */
    public long lastTick() {
        return lastTick;
    }

    /** Hears what has come, then sends one frame's measured values as soon as there is room; false when the session takes no more. */
    public boolean send(HandFrame frame) throws TrainException {
        return send(codec.toMessage(frame));
    }

    /** As {@link #send(HandFrame)}, with what the device expects and where the wearer looks. */
    public boolean send(HandFrame measured, PredictedPoses predicted, Gaze gaze) throws TrainException {
        return send(codec.toMessage(measured, predicted, gaze));
    }

    private boolean send(org.trocar.protos.v1.HandFrame frame) throws TrainException {
        while (!over && receive(0)) {
            // Everything that has arrived is heard.
        }
        while (!sessionOver() && !out.isReady()) {
            receiveOrFail();
        }
        if (!sessionOver()) {
            out.onNext(ClientMessage.newBuilder().setFrame(frame).build());
            framesSent++;
        }
        return !sessionOver();
    }

    /** @param reason in words; may be empty */
    public void control(ControlAction action, String author, String reason) {
        Control control = Control.newBuilder()
                .setAction(action)
                .setAuthor(author)
                .setReason(reason)
                .build();
        if (!over) {
            out.onNext(ClientMessage.newBuilder().setControl(control).build());
        }
    }

    /** Asks for the server's time; the answer improves {@link #clockEstimate}. */
    public void ping() {
        lastPingNanos = clock.getAsLong();
        ClockPing ping = ClockPing.newBuilder()
                .setClientSendNanos(lastPingNanos)
                .setPreviousServerSendNanos(lastPong.getServerSendNanos())
                .setPreviousClientReceiveNanos(lastPongNanos)
                .build();
        if (!over) {
            out.onNext(ClientMessage.newBuilder().setClockPing(ping).build());
        }
    }

    /**
     * Hears one thing, waiting for it if need be.
     *
     * @return false when nothing came in time or the run is over
     * @throws TrainException when the connection broke
     */
    public boolean receive(long timeoutNanos) throws TrainException {
        try {
            Signal signal = over ? null : signals.poll(timeoutNanos, TimeUnit.NANOSECONDS);
            if (signal != null) {
                hear(signal);
            }
            return signal != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainException("interrupted while waiting for the server");
        }
    }

    /** Hears what comes until our clock says so or the run is over, and asks for the server's time every second. */
    public void hearUntil(long dueNanos) throws TrainException {
        for (long left = dueNanos - clock.getAsLong(); left > 0 && !over; left = dueNanos - clock.getAsLong()) {
            if (clock.getAsLong() - lastPingNanos >= PING_NANOS) {
                ping();
            }
            receive(left);
        }
    }

    /** Says that no more frames will come, and hears everything to the end. */
    public RunOutcome finish() throws TrainException {
        control(ControlAction.CONTROL_ACTION_FINISH, "client", "no more frames");
        return awaitEnd();
    }

    /** Hears everything to the end. */
    public RunOutcome awaitEnd() throws TrainException {
        while (!over) {
            receiveOrFail();
        }
        return new RunOutcome(opened, framesSent, ended, Optional.ofNullable(grade));
    }

    /** Hears one thing; throws when there is only silence. */
    public void receiveOrFail() throws TrainException {
        if (!over && !receive(SILENCE_NANOS)) {
            throw new ConnectionLostException("the server has said nothing for "
                    + TimeUnit.NANOSECONDS.toSeconds(SILENCE_NANOS) + " s: it may have stopped");
        }
    }

    /** Whether the session takes no more frames; grade and end are still to come. */
    public boolean sessionOver() {
        return over || sessionOver;
    }

    /** Whether the server has ended the stream. */
    public boolean over() {
        return over;
    }

    /** Absent before the first answer to {@link #ping}. */
    public Optional<ClockEstimate> clockEstimate() {
        return Optional.ofNullable(clockEstimate);
    }

    /** Breaks the stream if it still runs: the session then waits for its grace time. */
    @Override
    public void close() {
        if (!over) {
            over = true;
            out.cancel("the client leaves", null);
        }
    }

    private void waitForAnswer() throws TrainException {
        receiveOrFail();
        if (refusal != null || over) {
            throw new TrainException(refusal == null ? endedBecause() : words(refusal));
        }
    }

    private String endedBecause() {
        return ended == null ? "the server ended the stream without a word" : ended.getText();
    }

    private static String words(Refusal refusal) {
        return refusal.getField() + " \"" + refusal.getValue() + "\": " + refusal.getRemedy();
    }

    private void hear(Signal signal) throws TrainException {
        if (signal instanceof Signal.Message arrived) {
            out.request(1);
            hear(arrived.message());
        } else if (signal instanceof Signal.Closed closed) {
            over = true;
            if (ended == null && refusal == null) {
                throw failure(closed.status());
            }
        }
    }

    private static TrainException failure(Status status) {
        return status.getCode() == Status.Code.UNIMPLEMENTED
                ? new TrainException(status)
                : new ConnectionLostException(status);
    }

    private void hear(ServerMessage message) {
        switch (message.getMessageCase()) {
            case WORLD_STATE -> hear(message.getWorldState());
            case CUE -> listener.cue(message.getCue());
            case SCORE_SHEET -> listener.scoreSheet(message.getScoreSheet());
            case REFUSAL -> hear(message.getRefusal());
            case CLOCK_PONG -> hear(message.getClockPong());
            case OPENED -> opened = message.getOpened();
            case RESUMED -> resumed = message.getResumed();
            case GRADE -> hear(message.getGrade());
            case WARNING -> listener.warning(message.getWarning());
            case OPERATOR_MESSAGE -> listener.operatorMessage(message.getOperatorMessage());
            case ENDED -> ended = message.getEnded();
            case MESSAGE_NOT_SET -> {}
        }
    }

    private void hear(Refusal refused) {
        if (opened == null && resumed == null) {
            // Told to whoever asked for the session.
            refusal = refused;
        } else {
            listener.refusal(refused);
        }
    }

    private void hear(WorldState state) {
        sessionOver = OVER.contains(state.getStatus());
        lastTick = state.getTick();
        listener.worldState(state);
    }

    private void hear(Grade received) {
        grade = received;
        listener.grade(received);
    }

    private void hear(ClockPong pong) {
        lastPong = pong;
        lastPongNanos = clock.getAsLong();
        ClockEstimate estimate = ClockEstimate.of(pong, lastPongNanos);
        if (clockEstimate == null || estimate.roundTripNanos() <= clockEstimate.roundTripNanos()) {
            clockEstimate = estimate;
        }
    }

    /** The network thread's side: puts everything in the queue. */
    private static final class Inbound implements ClientResponseObserver<ClientMessage, ServerMessage> {
        private final BlockingQueue<Signal> signals;
        private ClientCallStreamObserver<ClientMessage> out;

        Inbound(BlockingQueue<Signal> signals) {
            this.signals = signals;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ClientMessage> stream) {
            out = stream;
            out.disableAutoRequestWithInitial(WINDOW);
            out.setOnReadyHandler(() -> signals.add(new Signal.Ready()));
        }

        @Override
        public void onNext(ServerMessage message) {
            signals.add(new Signal.Message(message));
        }

        @Override
        public void onError(Throwable error) {
            signals.add(new Signal.Closed(Status.fromThrowable(error)));
        }

        @Override
        public void onCompleted() {
            signals.add(new Signal.Closed(Status.OK));
        }
    }
}
