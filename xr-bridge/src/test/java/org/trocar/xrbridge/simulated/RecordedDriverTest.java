package org.trocar.xrbridge.simulated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Provenance;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;
import org.trocar.xrbridge.trace.TraceWriter;

/** A recording as a headset, in a time that only the test lets pass. */
class RecordedDriverTest {
    private static final long MILLI = 1_000_000;
    private static final long RECORDED_AT = 700 * MILLI;
    private static final int TRACKED = 15;

    @TempDir
    private Path temp;

    private final HeadsetFrame frame = new HeadsetFrame();
    private long now = 5_000 * MILLI;

    /** The right hand moves by a centimetre every 10 ms and turns about y; between 30 and 200 ms the recording has a gap. */
    private RecordedDriver driver() throws IOException {
        Path file = temp.resolve("hand.trace.jsonl");
        TraceHeader header = new TraceHeader("two controllers", "test", "Apache-2.0", List.of(), List.of());
        try (TraceWriter out = TraceWriter.create(file, header)) {
            for (long millis : new long[] {0, 10, 20, 30, 200, 210}) {
                out.write(recorded(millis));
            }
        }
        return RecordedDriver.of(file, () -> now);
    }

    private static HandFrame recorded(long millis) {
        HandFrame recorded = new HandFrame();
        recorded.sequence = millis + 1;
        recorded.captureNanos = RECORDED_AT + millis * MILLI;
        recorded.sampleNanos = recorded.captureNanos - 3 * MILLI;
        ControllerPose controller = recorded.controller(Hand.RIGHT);
        controller.gripFloats = ControllerPose.POSE_FLOATS;
        controller.gripFlags = TRACKED;
        controller.grip[0] = millis / 1000f;
        controller.grip[4] = (float) Math.sin(millis / 200.0);
        controller.grip[6] = (float) Math.cos(millis / 200.0);
        return recorded;
    }

    @Test
    void aRecordedToolIsATool() throws IOException {
        Path stylus = Path.of("src/test/resources/org/trocar/xrbridge/recording/stylus-poses.csv");
        RecordedDriver driver = RecordedDriver.of(stylus, () -> now);
        assertEquals(TrackingSource.TRACKING_SOURCE_TOOL, driver.description().right());
        assertEquals(TrackingSource.TRACKING_SOURCE_NONE, driver.description().left());
        assertTrue(driver.start().isPresent(), "a field can be laid for one hand");
    }

    private ControllerPose locate(Headset headset, long nanos) {
        frame.clear();
        headset.locate(nanos, nanos + 10 * MILLI, frame);
        return frame.measured.controller(Hand.RIGHT);
    }

    @Test
    void itSaysWhatItIs() throws IOException {
        Headset headset = driver().open();
        assertEquals("two controllers", headset.description().name());
        assertEquals(Provenance.PROVENANCE_RECORDING, headset.description().provenance());
        assertEquals(TrackingSource.TRACKING_SOURCE_NONE, headset.description().left());
        assertEquals(
                TrackingSource.TRACKING_SOURCE_CONTROLLER, headset.description().right());
    }

    @Test
    void itRestsInItsFirstPoseUntilASessionIsOpenThenPlaysAndEnds() throws IOException {
        RecordedDriver driver = driver();
        Headset headset = driver.open();
        now += 10_000 * MILLI;
        assertEquals(HeadsetState.RUNNING, headset.poll());
        assertEquals(0, locate(headset, now).grip[0]);
        driver.opened(Opened.getDefaultInstance());
        assertEquals(0.02f, locate(headset, now + 20 * MILLI).grip[0], 1e-7);
        now += 210 * MILLI;
        assertEquals(HeadsetState.RUNNING, headset.poll());
        now += 1;
        assertEquals(HeadsetState.ENDED, headset.poll());
    }

    @Test
    void betweenTwoSamplesItInterpolates() throws IOException {
        RecordedDriver driver = driver();
        driver.opened(Opened.getDefaultInstance());
        Headset headset = driver.open();
        ControllerPose located = locate(headset, now + 14 * MILLI);
        assertEquals(0.014f, located.grip[0], 1e-6);
        assertEquals(Math.sin(0.07), located.grip[4], 1e-4);
        assertEquals(Math.cos(0.07), located.grip[6], 1e-4);
        assertTrue(located.tracked());
        assertEquals(0.024f, frame.predicted.hand(Hand.RIGHT).grip[0], 1e-6, "ten milliseconds ahead");
        assertEquals(now + 24 * MILLI, frame.predicted.displayNanos);
    }

    @Test
    void whereTheRecordingHasAGapNothingIsKnown() throws IOException {
        RecordedDriver driver = driver();
        driver.opened(Opened.getDefaultInstance());
        Headset headset = driver.open();
        assertTrue(locate(headset, now + 30 * MILLI).tracked());
        assertFalse(locate(headset, now + 31 * MILLI).present());
        assertTrue(locate(headset, now + 205 * MILLI).tracked());
    }

    @Test
    void aSampleIsAsOldAsItWas() throws IOException {
        RecordedDriver driver = driver();
        driver.opened(Opened.getDefaultInstance());
        locate(driver.open(), now + 14 * MILLI);
        assertEquals(now + 7 * MILLI, frame.measured.sampleNanos, "of the sample at 10 ms, taken 3 ms before");
    }

    @Test
    void openedAnewItGoesOnWhereItWouldBe() throws IOException {
        RecordedDriver driver = driver();
        driver.opened(Opened.getDefaultInstance());
        locate(driver.open(), now + 5 * MILLI);
        float[] there = locate(driver.open(), now + 20 * MILLI).grip;
        assertArrayEquals(recorded(20).controller(Hand.RIGHT).grip, there);
    }

    @Test
    void aRecordingWithoutFramesIsNoWearer() throws IOException {
        Path file = temp.resolve("empty.trace.jsonl");
        TraceHeader header = new TraceHeader("none", "test", "Apache-2.0", List.of(), List.of());
        TraceWriter.create(file, header).close();
        assertTrue(Files.exists(file));
        RecordingException empty =
                assertThrows(RecordingException.class, () -> RecordedDriver.of(file, System::nanoTime));
        assertTrue(empty.getMessage().contains("no frames"), empty.getMessage());
    }
}
