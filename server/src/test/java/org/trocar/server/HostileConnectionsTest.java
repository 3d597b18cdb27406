package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.TrocarServiceGrpc;

/** What hostile and broken clients do with streams and connections. */
@Tag("long")
class HostileConnectionsTest extends BesideABystander {
    /** As the server says in its SETTINGS, which nobody has to heed. */
    private static final int CALLS_A_CONNECTION = 32;

    @Test
    void aConnectionGetsHalfOfTheFreePlacesAndTheOthersAreForOthers() throws Exception {
        ManagedChannel channel = Arrivals.channel(server.address().getPort());
        List<Arrivals<ClientMessage, ServerMessage>> streams = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            streams.add(stream(channel, open()));
        }
        int opened = 0;
        for (Arrivals<ClientMessage, ServerMessage> stream : streams) {
            ServerMessage answer = stream.await("answer", message -> !message.hasWorldState());
            opened += answer.hasOpened() ? 1 : 0;
            if (answer.hasRefusal()) {
                assertEquals(
                        RefusalCode.REFUSAL_CODE_TOO_MANY, answer.getRefusal().getCode());
                assertTrue(answer.getRefusal().getRemedy().contains("for others"));
                assertEquals(Status.Code.RESOURCE_EXHAUSTED, stream.awaitEnd().getCode());
            }
        }
        assertEquals(PLACES / 2, opened);
        try (TestClient other = TestClient.of(server)) {
            other.open(opening(Pace.PACE_REALTIME));
        }
        channel.shutdownNow();
    }

    private static Arrivals<ClientMessage, ServerMessage> stream(ManagedChannel channel, ClientMessage... messages) {
        Arrivals<ClientMessage, ServerMessage> arrivals = new Arrivals<>(true);
        StreamObserver<ClientMessage> out = TrocarServiceGrpc.newStub(channel).train(arrivals);
        List.of(messages).forEach(out::onNext);
        return arrivals;
    }

    @Test
    void tenThousandStreamsWaitTheirTurnAndThoseThatSayNothingAreEnded() throws Exception {
        // Each on a thread of its own, ten thousand that are given up would cost the trainee's sender its processor.
        ManagedChannel channel = NettyChannelBuilder.forAddress(server.address())
                .usePlaintext()
                .directExecutor()
                .build();
        // Calls that wait for a connection are begun by many threads when it is there, in any order: the first would be
        // anywhere.
        Patiently.await("the connection", () -> channel.getState(true) == ConnectivityState.READY);
        List<Arrivals<ClientMessage, ServerMessage>> streams = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            streams.add(stream(channel));
        }
        try (TestClient other = TestClient.of(server)) {
            other.open(opening(Pace.PACE_REALTIME));
            other.awaitState(state -> state.getTick() > 20);
        }
        Status end = streams.get(0).awaitEnd();
        assertEquals(Status.Code.DEADLINE_EXCEEDED, end.getCode());
        assertTrue(end.getDescription().contains("Open"), end.getDescription());
        channel.shutdownNow();
    }

    @Test
    void connectionsBeyondTheLimitAreClosedAndThereIsRoomAgainOnceTheyAreGone() throws Exception {
        List<Socket> mute = new ArrayList<>();
        mute.add(connection());
        awaitLetIn(mute.get(0));
        for (int i = 1; i < 300; i++) {
            mute.add(connection());
        }
        Patiently.await("one to be closed", () -> isClosed(mute.get(299)));
        assertFalse(isClosed(mute.get(0)), "those that were there first stay");
        for (Socket socket : mute) {
            socket.close();
        }
        Patiently.await("room for another client", () -> {
            ManagedChannel channel = Arrivals.channel(server.address().getPort());
            Arrivals<ClientMessage, ServerMessage> other = stream(channel, open());
            boolean answered = other.answers();
            channel.shutdownNow();
            return answered;
        });
    }

    private Socket connection() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    }

    /** The server speaks first on a connection it keeps. Several threads let connections in, so that a later one may overtake this one before. */
    private static void awaitLetIn(Socket connection) throws IOException {
        assertTrue(connection.getInputStream().read() >= 0, "the server's settings");
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(10);
        try {
            while (socket.getInputStream().read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aConnectionThatWentSilentIsGivenUpAndItsSessionResumes() throws Exception {
        try (SilentNetwork network = new SilentNetwork(server.address().getPort());
                TestClient client = TestClient.at(network.port());
                TestClient again = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_REALTIME));
            client.send(TestHands.frame(1, System.nanoTime()));
            client.awaitState(state -> state.getAcknowledgedSequence() == 1);
            network.fallSilent();
            Patiently.await(
                    "the server to notice",
                    () -> server.sessions()
                                    .find(opened.getSessionId())
                                    .orElseThrow()
                                    .status()
                            == SessionStatus.SESSION_STATUS_DISCONNECTED);
            again.resume(opened, opened.getResumeToken());
            assertEquals(1, again.await(MessageCase.RESUMED).getResumed().getLastSequence());
            again.finish();
            again.awaitGrade();
            assertVerifies(opened);
        }
    }

    @Test
    void streamsOpenedAgainstTheLimitAreRefusedOneByOne() throws Exception {
        try (BareHttp2 client = new BareHttp2(server.address().getPort())) {
            for (int i = 0; i < 100; i++) {
                client.startTrain(2 * i + 1);
            }
            for (int i = 0; i < 100 - CALLS_A_CONNECTION; i++) {
                assertEquals(
                        BareHttp2.REFUSED_STREAM,
                        client.await(BareHttp2.RST_STREAM).reason());
            }
        }
    }

    @Test
    void whoOpensTenThousandStreamsAgainstTheLimitIsDisconnected() throws Exception {
        try (BareHttp2 client = new BareHttp2(server.address().getPort())) {
            client.startUntilHungUp(10_000);
            assertTrue(client.isSentAwayFor(BareHttp2.ENHANCE_YOUR_CALM));
        }
    }

    @Test
    void whoPingsWithoutEndIsDisconnected() throws Exception {
        try (BareHttp2 client = new BareHttp2(server.address().getPort())) {
            for (int i = 0; i < 5; i++) {
                client.ping();
            }
            assertEquals(
                    BareHttp2.ENHANCE_YOUR_CALM, client.await(BareHttp2.GOAWAY).reason());
        }
    }

    @Test
    void whoOpensAndGivesUpStreamsWithoutEndIsDisconnected() throws Exception {
        try (BareHttp2 client = new BareHttp2(server.address().getPort())) {
            for (int i = 0; i < 300; i++) {
                client.startTrain(2 * i + 1);
                client.reset(2 * i + 1);
            }
            assertEquals(
                    BareHttp2.ENHANCE_YOUR_CALM, client.await(BareHttp2.GOAWAY).reason());
        }
    }

    @Test
    void whoIsKilledInTheMiddleOfAMessageKeepsWhatWasAcknowledged() throws Exception {
        try (SilentNetwork network = new SilentNetwork(server.address().getPort());
                TestClient client = TestClient.at(network.port());
                TestClient again = TestClient.of(server)) {
            Opened opened = client.open(opening(Pace.PACE_REALTIME));
            network.breakAfter(5000);
            long sequence = 0;
            while (!network.broken()) {
                client.send(TestHands.frame(++sequence, System.nanoTime()));
            }
            again.resume(opened, opened.getResumeToken());
            long kept = again.await(MessageCase.RESUMED).getResumed().getLastSequence();
            assertTrue(kept < sequence, kept + " of " + sequence);
            again.send(TestHands.frame(sequence + 1, System.nanoTime()));
            again.awaitState(state -> state.getAcknowledgedSequence() > kept);
            again.finish();
            again.awaitGrade();
            assertVerifies(opened);
        }
    }
}
