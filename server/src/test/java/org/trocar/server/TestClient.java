package org.trocar.server;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import java.util.List;
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
import org.trocar.protos.v1.Warning;
import org.trocar.protos.v1.WorldState;

/** One client on its own connection, with one Train stream by the generated stub. */
final class TestClient implements AutoCloseable {
    static final long PATIENCE_SECONDS = Arrivals.PATIENCE_SECONDS;

    private final ManagedChannel channel;
    private final Arrivals<ClientMessage, ServerMessage> arrivals;
    /** Null before the stream was first used: one that says nothing for long is ended. */
    private ClientCallStreamObserver<ClientMessage> out;

    private TestClient(ManagedChannel channel, boolean reads) {
        this.channel = channel;
        arrivals = new Arrivals<>(reads);
    }

    private synchronized ClientCallStreamObserver<ClientMessage> out() {
        if (out == null) {
            out = (ClientCallStreamObserver<ClientMessage>)
                    TrocarServiceGrpc.newStub(channel).train(arrivals);
        }
        return out;
    }

    static TestClient of(TrocarServer server) {
        return at(server.address().getPort());
    }

    /** Of a server of this machine, in whichever process. */
    static TestClient at(int port) {
        return new TestClient(Arrivals.channel(port), true);
    }

    /** A client that reads only when told to, and lets the network hold little for it. */
    static TestClient thatDoesNotRead(TrocarServer server) {
        return new TestClient(Arrivals.narrowChannel(server), false);
    }

    TrocarServiceGrpc.TrocarServiceBlockingStub unary() {
        return TrocarServiceGrpc.newBlockingStub(channel);
    }

    ManagedChannel channel() {
        return channel;
    }

    void read(int messages) {
        out().request(messages);
    }

    TestClient send(ClientMessage message) {
        out().onNext(message);
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
        out().onCompleted();
    }

    /** Passes over messages up to the next of this kind. */
    ServerMessage await(MessageCase kind) throws InterruptedException {
        return arrivals.await(kind.toString(), message -> message.getMessageCase() == kind);
    }

    /** What came of asking to open. */
    ServerMessage awaitAnswer() throws InterruptedException {
        return arrivals.await("an answer", message -> message.hasOpened() || message.hasRefusal());
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
            arrivals.passOver();
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
        return arrivals.awaitEnd();
    }

    /** All world states passed over so far. */
    List<WorldState> states() {
        return arrivals.seen().stream()
                .filter(ServerMessage::hasWorldState)
                .map(ServerMessage::getWorldState)
                .toList();
    }

    /** All warnings so far, and everything else there is by now is passed over. */
    List<Warning> warnings() {
        arrivals.passOver();
        return arrivals.seen().stream()
                .filter(ServerMessage::hasWarning)
                .map(ServerMessage::getWarning)
                .toList();
    }

    /** How many messages of a kind were passed over so far. */
    long count(MessageCase kind) {
        return arrivals.seen().stream()
                .filter(message -> message.getMessageCase() == kind)
                .count();
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
