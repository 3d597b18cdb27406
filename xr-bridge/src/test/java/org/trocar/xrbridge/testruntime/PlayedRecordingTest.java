package org.trocar.xrbridge.testruntime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lwjgl.openxr.XrPosef;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.TraceReader;

/** A real person's recording comes out of an OpenXR runtime as it was recorded. */
class PlayedRecordingTest {
    private static final Path RECORDING = Path.of("..", "recordings", "physics-demo.trace.jsonl.gz");

    private static float[] floats(XrPosef pose) {
        return new float[] {
            pose.position$().x(),
            pose.position$().y(),
            pose.position$().z(),
            pose.orientation().x(),
            pose.orientation().y(),
            pose.orientation().z(),
            pose.orientation().w()
        };
    }

    @Test
    void everyFrameOfTheRecordingIsWhereItWas() throws IOException {
        HandFrame frame = new HandFrame();
        try (TestRuntime runtime =
                        TestRuntime.playing(TraceReader.open(RECORDING)).here();
                RawClient client = RawClient.focused();
                TraceReader recorded = TraceReader.open(RECORDING)) {
            recorded.next(frame);
            long first = frame.captureNanos;
            do {
                runtime.holdAt(frame.captureNanos - first);
                assertArrayEquals(frame.head, floats(client.locate(client.view).pose()), 1e-5f);
                for (Hand hand : Hand.values()) {
                    assertArrayEquals(
                            frame.controller(hand).grip,
                            floats(client.locate(client.gripSpaces[hand.ordinal()])
                                    .pose()),
                            1e-5f);
                    assertEquals(frame.controller(hand).gripFlags, client.location.locationFlags());
                }
            } while (recorded.next(frame));
            assertEquals(runtime.lengthNanos(), frame.captureNanos - first);
            assertEquals(List.of(), runtime.violations());
        }
    }
}
