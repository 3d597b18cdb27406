package org.trocar.server;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.WorldState;

/**
 * One learner's client, which outlives its server and writes down all it sent and heard. It streams made-up hands over a connection of its
 * own: a frame a beat in real time, a few in lockstep.
 */
final class LoggedClient implements AutoCloseable {
    private static final int LOCKSTEP_FRAMES_A_BEAT = 3;
    private static final int MAX_UNANSWERED_FRAMES = 90;

    /** What a state said that a journal can be held to. */
    record Heard(long tick, long durableTick, long acknowledgedSequence, long framesAccepted) {}

    /** The one connection it has, and what came of it. */
    private final class Connection implements StreamObserver<ServerMessage> {
        final ManagedChannel channel;
        final CompletableFuture<ServerMessage> answered = new CompletableFuture<>();
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        final StreamObserver<ClientMessage> out;
        boolean streaming;
        boolean broken;

        Connection(int port) {
            channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .usePlaintext()
                    .directExecutor()
                    .build();
            out = TrocarServiceGrpc.newStub(channel).train(this);
        }

        @Override
        public void onNext(ServerMessage message) {
            hear(message, this);
        }

        @Override
        public void onError(Throwable failure) {
            over();
        }

        @Override
        public void onCompleted() {
            over();
        }

        private void over() {
            synchronized (LoggedClient.this) {
                broken = true;
                streaming = false;
            }
            answered.complete(ServerMessage.getDefaultInstance());
            ended.complete(null);
        }
    }

    private final Pace pace;
    private final TreeMap<Long, byte[]> sent = new TreeMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private Connection connection;
    private long sequence;
    private long acknowledged;
    private Opened opened;
    private Resumed resumed;
    private long durableBefore;
    private Refusal refusal;
    private Grade grade;
    private Ended end;
    private boolean finishing;

    LoggedClient(Pace pace) {
        this.pace = pace;
    }

    /** Asks for a new session; the answer may or may not come. */
    synchronized CompletableFuture<ServerMessage> open(int port) {
        connection = new Connection(port);
        connection.out.onNext(ClientMessage.newBuilder()
                .setOpen(TestHands.opening(pace).setSeed(0))
                .build());
        return connection.answered;
    }

    /** Asks for its session back. */
    synchronized CompletableFuture<ServerMessage> resume(int port) {
        refusal = null;
        resumed = null;
        connection = new Connection(port);
        connection.out.onNext(ClientMessage.newBuilder()
                .setResume(Resume.newBuilder().setSessionId(id()).setResumeToken(opened.getResumeToken()))
                .build());
        return connection.answered;
    }

    /** Says that no more frames come; done when the stream has ended. */
    synchronized CompletableFuture<Void> finish() {
        connection.streaming = false;
        finishing = true;
        Control finish = Control.newBuilder()
                .setAction(ControlAction.CONTROL_ACTION_FINISH)
                .setAuthor("learner")
                .build();
        connection.out.onNext(ClientMessage.newBuilder().setControl(finish).build());
        return connection.ended;
    }

    /** Sends what is due. */
    synchronized void beat() {
        for (int i = 0; i < (pace == Pace.PACE_LOCKSTEP ? LOCKSTEP_FRAMES_A_BEAT : 1); i++) {
            if (connection != null && connection.streaming && sequence - acknowledged < MAX_UNANSWERED_FRAMES) {
                send(++sequence);
            }
        }
    }

    private void send(long number) {
        long captured = pace == Pace.PACE_LOCKSTEP ? number * TestHands.FRAME_NANOS : System.nanoTime();
        HandFrame frame = TestHands.frame(number, captured);
        sent.put(number, frame.toByteArray());
        connection.out.onNext(ClientMessage.newBuilder().setFrame(frame).build());
    }

    private synchronized void hear(ServerMessage message, Connection from) {
        switch (message.getMessageCase()) {
            case OPENED -> {
                opened = message.getOpened();
                from.streaming = true;
                from.answered.complete(message);
            }
            case RESUMED -> {
                resumed = message.getResumed();
                durableBefore = durableTick();
                // What came after that tick has never been.
                heard.removeIf(state -> state.tick() > resumed.getTick());
                acknowledged = sequence;
                from.streaming = true;
                from.answered.complete(message);
            }
            case REFUSAL -> {
                refusal = message.getRefusal();
                from.answered.complete(message);
            }
            case WORLD_STATE -> hear(message.getWorldState());
            case GRADE -> grade = message.getGrade();
            case ENDED -> end = message.getEnded();
            default -> {}
        }
    }

    private void hear(WorldState state) {
        acknowledged = Math.max(acknowledged, state.getAcknowledgedSequence());
        heard.add(new Heard(
                state.getTick(),
                state.getDurableTick(),
                state.getAcknowledgedSequence(),
                state.getFrames().getAccepted()));
    }

    /** The bytes of every frame sent, by sequence. */
    synchronized TreeMap<Long, byte[]> sent() {
        return new TreeMap<>(sent);
    }

    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The newest promise it was given; 0 when none. */
    synchronized long durableTick() {
        return heard.stream().mapToLong(Heard::durableTick).max().orElse(0);
    }

    /** The newest promise it had from servers that died. */
    synchronized long durableBefore() {
        return durableBefore;
    }

    /** Whether it was told that it has a session. */
    synchronized boolean known() {
        return opened != null;
    }

    synchronized String id() {
        return opened.getSessionId();
    }

    /** Whether it asked for its session back and was not answered. */
    synchronized boolean awaitsReturn() {
        return resumed == null && refusal == null;
    }

    synchronized Optional<Resumed> resumed() {
        return Optional.ofNullable(resumed);
    }

    /** Whether its session was in the server's hands just then. */
    synchronized boolean isToldToAskAgain() {
        return refusal != null && refusal.getRemedy().contains("ask again");
    }

    synchronized Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** What it was told its run came to. */
    synchronized Optional<Grade> grade() {
        return Optional.ofNullable(grade);
    }

    /** As the server told it when it asked. */
    synchronized void learnGrade(Grade told) {
        grade = told;
    }

    /** Whether it asked for the end and was not told of it. */
    synchronized boolean awaitsEnd() {
        return finishing && end == null;
    }

    synchronized boolean finishing() {
        return finishing;
    }

    TrocarServiceGrpc.TrocarServiceBlockingStub unary() {
        return TrocarServiceGrpc.newBlockingStub(connection.channel);
    }

    /** Lets go of the connection, as far as the server has not. */
    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.streaming = false;
            connection.channel.shutdownNow();
        }
    }
}
