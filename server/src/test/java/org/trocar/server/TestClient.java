package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.WorldState;

/** One client on its own connection, with one Train stream by the generated stub. */
final class TestClient implements AutoCloseable {
    static final long PATIENCE_SECONDS = 60;

    private final ManagedChannel channel;
    private final BlockingQueue<ServerMessage> arriving = new LinkedBlockingQueue<>();
    private final List<ServerMessage> seen = new ArrayList<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final ClientCallStreamObserver<ClientMessage> out;

    private TestClient(ManagedChannel channel, boolean reads) {
        this.channel = channel;
        out = (ClientCallStreamObserver<ClientMessage>)
                TrocarServiceGrpc.newStub(channel).train(new Incoming(reads));
    }

    static TestClient of(TrocarServer server) {
        return at(server.address().getPort());
    }

    /** Of a server of this machine, in whichever process. */
    static TestClient at(int port) {
        return new TestClient(
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build(), true);
    }

    /** A client that reads only when told to, and lets the network hold little for it. */
    static TestClient thatDoesNotRead(TrocarServer server) {
        return new TestClient(
                NettyChannelBuilder.forAddress(server.address())
                        .usePlaintext()
                        .flowControlWindow(16 * 1024)
                        .build(),
                false);
    }

    private final class Incoming implements ClientResponseObserver<ClientMessage, ServerMessage> {
        private final boolean reads;

        Incoming(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ClientMessage> call) {
            if (!reads) {
                call.disableAutoRequestWithInitial(1);
            }
        }

        @Override
        public void onNext(ServerMessage message) {
            arriving.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }
    }

    TrocarServiceGrpc.TrocarServiceBlockingStub unary() {
        return TrocarServiceGrpc.newBlockingStub(channel);
    }

    ManagedChannel channel() {
        return channel;
    }

    void read(int messages) {
        out.request(messages);
    }

    TestClient send(ClientMessage message) {
        out.onNext(message);
        return this;
    }

    TestClient send(HandFrame frame) {
        return send(ClientMessage.newBuilder().setFrame(frame).build());
    }

    Opened open(Open open) throws InterruptedException {
        send(ClientMessage.newBuilder().setOpen(open).build());
        return await(MessageCase.OPENED).getOpened();
    }

    TestClient resume(Opened opened, String token) {
        return send(ClientMessage.newBuilder()
                .setResume(
                        Resume.newBuilder().setSessionId(opened.getSessionId()).setResumeToken(token))
                .build());
    }

    TestClient control(ControlAction action) {
        return send(ClientMessage.newBuilder()
                .setControl(Control.newBuilder()
                        .setAction(action)
                        .setAuthor("tutor")
                        .setReason("a test"))
                .build());
    }

    void finish() {
        out.onCompleted();
    }

    /** Passes over messages up to the next of this kind. */
    ServerMessage await(MessageCase kind) throws InterruptedException {
        while (true) {
            ServerMessage message = arriving.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(message, "no " + kind + " came; the stream: " + ended.getNow(null));
            seen.add(message);
            if (message.getMessageCase() == kind) {
                return message;
            }
        }
    }

    WorldState awaitState(Predicate<WorldState> wanted) throws InterruptedException {
        while (true) {
            WorldState state = await(MessageCase.WORLD_STATE).getWorldState();
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    /** In lockstep no state follows the last frame, so frames are sent until a state says what is wanted. */
    WorldState playUntilDurable(long firstSequence, long tick) throws Exception {
        long[] sequence = {firstSequence};
        Patiently.await("tick " + tick + " to be durable", () -> {
            send(TestHands.frame(sequence[0]++));
            arriving.drainTo(seen);
            return newestState().getDurableTick() >= tick;
        });
        return newestState();
    }

    private WorldState newestState() {
        List<WorldState> states = states();
        return states.isEmpty() ? WorldState.getDefaultInstance() : states.get(states.size() - 1);
    }

    Grade awaitGrade() throws InterruptedException {
        return await(MessageCase.GRADE).getGrade();
    }

    Status awaitEnd() throws Exception {
        return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** All world states passed over so far. */
    List<WorldState> states() {
        return seen.stream()
                .filter(ServerMessage::hasWorldState)
                .map(ServerMessage::getWorldState)
                .toList();
    }

    /** How many messages of a kind were passed over so far. */
    long count(MessageCase kind) {
        return seen.stream().filter(message -> message.getMessageCase() == kind).count();
    }

    /** As a client that loses its network does. */
    void vanish() {
        channel.shutdownNow();
    }

    @Override
    public void close() {
        vanish();
    }
}
