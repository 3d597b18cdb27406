package org.trocar.xrbridge.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.client.BenchServer;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.trace.RecordingException;

class RecordingPlayerTest {
    private static final RunOptions OPTIONS = RunOptions.lockstep("learner-1", "peg-transfer");
    private static final Path PASS = Path.of("../recordings/hands-twoHandedPass.trace.jsonl.gz");

    private final BenchServer server = new BenchServer();

    RecordingPlayerTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyFrameOfACommittedRecordingIsSentInOrderAndThenFinish() throws Exception {
        RunOutcome outcome = play(PASS, OPTIONS, false);
        assertEquals(1209, outcome.framesSent());
        assertEquals(1209, server.frames.size());
        for (int i = 0; i < 1209; i++) {
            assertEquals(i + 1, server.frames.get(i).sequence);
        }
        assertEquals(
                List.of(ControlAction.CONTROL_ACTION_FINISH),
                server.controls.stream().map(control -> control.getAction()).toList());
        assertTrue(outcome.grade().isPresent());
    }

    @Test
    void theServerIsToldThatItIsARecordingAndOfWhat() throws Exception {
        play(PASS, OPTIONS, false);
        Open open = server.open;
        assertEquals(Provenance.PROVENANCE_RECORDING, open.getProvenance());
        assertEquals(
                "headset and two controllers (OpenVR Gamepad)", open.getDevice().getName());
        assertTrue(open.getDevice().getRuntime().startsWith("recording: npm super-hands 3.0.6"));
        assertEquals(TrackingSource.TRACKING_SOURCE_CONTROLLER, open.getDevice().getLeftSource());
        assertEquals(90, open.getDevice().getNominalRateHz(), 1);
    }

    @Test
    void aRecordingWithoutStillnessProposesItsMedianHands() throws Exception {
        play(PASS, OPTIONS, false);
        assertEquals(0.245, server.open.getProposedPlacement().getLeftHandle(0), 0.001);
        assertEquals(1.304, server.open.getProposedPlacement().getLeftHandle(1), 0.001);
        assertEquals(0.658, server.open.getProposedPlacement().getRightHandle(0), 0.001);
    }

    @Test
    void theMirrorImageSwapsTheHandsAndTheirPlaces() throws Exception {
        play(PASS, OPTIONS, false);
        List<HandFrame> original = List.copyOf(server.frames);
        server.frames.clear();
        play(PASS, OPTIONS, true);
        for (int i = 0; i < original.size(); i++) {
            ControllerPose left = original.get(i).controller(Hand.LEFT);
            ControllerPose right = server.frames.get(i).controller(Hand.RIGHT);
            assertEquals(-left.grip[0], right.grip[0]);
            assertEquals(left.grip[1], right.grip[1]);
            assertEquals(left.select, right.select);
        }
        assertEquals(-0.245, server.open.getProposedPlacement().getRightHandle(0), 0.001);
    }

    @Test
    void inRealTimeTheFramesKeepTheirDistancesOnOurClock() throws Exception {
        play(sample(), OPTIONS.withPace(Pace.PACE_REALTIME), false);
        assertFalse(server.open.getPace() == Pace.PACE_LOCKSTEP);
        assertEquals(3, server.frames.size());
        long first = server.frames.get(0).captureNanos;
        assertEquals(11_250_000, server.frames.get(1).captureNanos - first);
        assertEquals(22_500_000, server.frames.get(2).captureNanos - first);
    }

    @Test
    void anUnreadableRecordingIsToldBeforeASessionIsOpened() {
        Path absent = Path.of("no-such-recording.json");
        assertThrows(RecordingException.class, () -> play(absent, OPTIONS, false));
        assertEquals(Open.getDefaultInstance(), server.open);
    }

    private RunOutcome play(Path file, RunOptions options, boolean mirrored) throws IOException, TrainException {
        return new RecordingPlayer(file, options, mirrored, System::nanoTime)
                .play(server.channel(), TrainListener.NONE);
    }

    private static Path sample() throws URISyntaxException {
        return Path.of(RecordingPlayerTest.class
                .getResource("/org/trocar/xrbridge/recording/two-controllers.json")
                .toURI());
    }
}
