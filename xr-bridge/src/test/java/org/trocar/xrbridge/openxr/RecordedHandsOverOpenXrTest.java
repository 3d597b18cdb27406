package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;
import org.trocar.xrbridge.recording.Recordings;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.trace.FrameSource;

/** A person's recorded hands, played by a runtime, come through the loader and the headset as they were recorded. */
class RecordedHandsOverOpenXrTest {
    private static final Path RECORDING = Path.of("..", "recordings", "physics-demo.trace.jsonl.gz");
    private static final int FRAMES = 3456;

    private final HeadsetFrame seen = new HeadsetFrame();

    @Test
    void everyFrameOfThePhysicsDemoIsSeenAsItWasRecorded() throws IOException, HeadsetException {
        try (TestRuntime runtime =
                TestRuntime.playing(Recordings.open(RECORDING)).here()) {
            int frames = 0;
            try (Headset headset = new OpenXrDriver(false).open();
                    FrameSource recording = Recordings.open(RECORDING)) {
                while (headset.poll() != HeadsetState.RUNNING) {
                    Thread.onSpinWait();
                }
                HandFrame recorded = new HandFrame();
                long first = -1;
                while (recording.next(recorded)) {
                    first = first < 0 ? recorded.captureNanos : first;
                    runtime.holdAt(recorded.captureNanos - first);
                    headset.poll();
                    long now = System.nanoTime();
                    headset.locate(now, now, seen);
                    assertSame(recorded, seen.measured);
                    frames++;
                }
            }
            assertEquals(FRAMES, frames);
            assertEquals(List.of(), runtime.violations());
        }
    }

    private static void assertSame(HandFrame recorded, HandFrame seen) {
        for (Hand hand : Hand.values()) {
            ControllerPose expected = recorded.controller(hand);
            ControllerPose controller = seen.controller(hand);
            assertEquals(expected.gripFlags, controller.gripFlags);
            assertArrayEquals(expected.grip, controller.grip, 1e-5f);
            assertEquals(expected.select, controller.select, 1e-6f);
        }
    }
}
