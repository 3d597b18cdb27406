package org.trocar.xrbridge.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.WorldState;

class TrainClientTest {
    private final BenchServer server = new BenchServer();
    private long now = 1_000;

    TrainClientTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyFrameArrivesInOrderAndEveryStateIsHeard() throws TrainException {
        List<Long> acknowledged = new ArrayList<>();
        RunOutcome outcome;
        try (TrainClient client = client(new TrainListener() {
            @Override
            public void worldState(WorldState state) {
                acknowledged.add(state.getAcknowledgedSequence());
            }
        })) {
            client.open(open("learner-1"));
            for (int i = 1; i <= 2_000; i++) {
                assertTrue(client.send(frame(i)));
            }
            outcome = client.finish();
        }
        assertEquals(2_000, outcome.framesSent());
        assertEquals(2_000, acknowledged.size());
        assertEquals(2_000, server.frames.size());
        for (int i = 0; i < 2_000; i++) {
            assertEquals(i + 1, acknowledged.get(i));
            assertEquals(i + 1, server.frames.get(i).sequence);
        }
    }

    @Test
    void aFrameArrivesAsItWas() throws TrainException {
        try (TrainClient client = client(TrainListener.NONE)) {
            client.open(open("learner-1"));
            client.send(frame(7));
            client.finish();
        }
        HandFrame expected = frame(7);
        HandFrame arrived = server.frames.get(0);
        assertEquals(expected.captureNanos, arrived.captureNanos);
        assertArrayEquals(expected.hand(Hand.LEFT).joints, arrived.hand(Hand.LEFT).joints);
        assertEquals(expected.hand(Hand.LEFT).positionTracked, arrived.hand(Hand.LEFT).positionTracked);
        assertArrayEquals(expected.controller(Hand.RIGHT).grip, arrived.controller(Hand.RIGHT).grip);
        assertEquals(expected.controller(Hand.RIGHT).select, arrived.controller(Hand.RIGHT).select);
    }

    @Test
    void whatIsExpectedAndWhereTheWearerLooksTravelWithWhatWasMeasured() throws Exception {
        PredictedPoses predicted = new PredictedPoses();
        predicted.displayNanos = 30;
        predicted.hand(Hand.RIGHT).gripFloats = ControllerPose.POSE_FLOATS;
        Gaze gaze = new Gaze();
        gaze.floats = ControllerPose.POSE_FLOATS;
        gaze.sampleNanos = 20;
        try (TrainClient client = client(TrainListener.NONE)) {
            client.open(open("learner-1"));
            client.send(frame(7), predicted, gaze);
            client.finish();
        }
        HandFrame arrived = server.frames.get(0);
        assertArrayEquals(frame(7).hand(Hand.LEFT).joints, arrived.hand(Hand.LEFT).joints);
        var sent = org.trocar.protos.v1.HandFrame.parseFrom(ByteString.copyFrom(arrived.bytes, 0, arrived.length));
        assertEquals(30, sent.getPredicted().getDisplayNanos());
        assertEquals(7, sent.getPredicted().getRightGripCount());
        assertEquals(7, sent.getGazeCount());
        assertEquals(20, sent.getGazeSampleNanos());
    }

    @Test
    void openingGivesTheSessionAndFinishingItsGrade() throws TrainException {
        try (TrainClient client = client(TrainListener.NONE)) {
            Opened opened = client.open(open("learner-1"));
            RunOutcome outcome = client.finish();
            assertEquals("session-1", opened.getSessionId());
            assertEquals("session-1", outcome.grade().orElseThrow().getSessionId());
            assertEquals(EndReason.END_REASON_FINISHED, outcome.ended().getReason());
            assertTrue(client.over());
            assertFalse(client.send(frame(1)), "the run is over");
        }
    }

    @Test
    void aRefusedOpeningIsToldInTheServersWords() {
        try (TrainClient client = client(TrainListener.NONE)) {
            TrainException e = assertThrows(TrainException.class, () -> client.open(open("nobody")));
            assertEquals("open.learner_pseudonym \"nobody\": name somebody", e.getMessage());
        }
    }

    @Test
    void aSessionIsResumedWithItsTokenOnly() throws TrainException {
        try (TrainClient client = client(TrainListener.NONE)) {
            assertEquals(41, client.resume(opened("secret")).getLastSequence());
        }
        try (TrainClient client = client(TrainListener.NONE)) {
            TrainException e = assertThrows(TrainException.class, () -> client.resume(opened("guess")));
            assertTrue(e.getMessage().contains("send the token that came with Opened"), e.getMessage());
        }
    }

    @Test
    void aBrokenStreamIsToldInPlainWords() throws TrainException {
        try (TrainClient client = client(TrainListener.NONE)) {
            client.open(open("unlucky"));
            client.send(frame(1));
            TrainException e = assertThrows(TrainException.class, client::awaitEnd);
            assertTrue(e.getMessage().contains("out of luck"), e.getMessage());
        }
    }

    @Test
    void noServerIsToldInPlainWords() throws IOException {
        ManagedChannel nowhere = NettyChannelBuilder.forAddress("localhost", unusedPort())
                .usePlaintext()
                .build();
        try (TrainClient client = new TrainClient(nowhere, () -> now, TrainListener.NONE)) {
            TrainException e = assertThrows(TrainException.class, () -> client.open(open("learner-1")));
            assertTrue(e.getMessage().startsWith("no server answers"), e.getMessage());
        } finally {
            nowhere.shutdownNow();
        }
    }

    @Test
    void aPingTellsTheServersClockFromOurs() throws TrainException {
        try (TrainClient client = client(TrainListener.NONE)) {
            client.open(open("learner-1"));
            client.ping();
            now = 1_030;
            while (client.clockEstimate().isEmpty()) {
                client.receiveOrFail();
            }
            assertEquals(new ClockEstimate(3_990, 20), client.clockEstimate().orElseThrow());
        }
    }

    private TrainClient client(TrainListener listener) {
        return new TrainClient(server.channel(), () -> now, listener);
    }

    private static Open open(String learner) {
        return RunOptions.lockstep(learner, "peg-transfer").open().build();
    }

    private static Opened opened(String token) {
        return Opened.newBuilder()
                .setSessionId("session-1")
                .setResumeToken(token)
                .build();
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HandFrame frame(long sequence) {
        SplittableRandom random = new SplittableRandom(sequence);
        HandFrame frame = new HandFrame();
        frame.sequence = sequence;
        frame.captureNanos = sequence * 11_111_111;
        for (int i = 0; i < frame.hand(Hand.LEFT).joints.length; i++) {
            frame.hand(Hand.LEFT).joints[i] = (float) random.nextDouble();
        }
        frame.hand(Hand.LEFT).jointFloats = frame.hand(Hand.LEFT).joints.length;
        frame.hand(Hand.LEFT).positionTracked = 5;
        frame.controller(Hand.RIGHT).gripFloats = 7;
        frame.controller(Hand.RIGHT).grip[6] = 1;
        frame.controller(Hand.RIGHT).select = 0.25f;
        return frame;
    }
}
