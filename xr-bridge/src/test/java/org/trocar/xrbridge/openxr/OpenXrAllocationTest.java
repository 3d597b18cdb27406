package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetException;
import org.trocar.xrbridge.headset.HeadsetFrame;
import org.trocar.xrbridge.headset.HeadsetState;
import org.trocar.xrbridge.testruntime.TestRuntime;
import org.trocar.xrbridge.testruntime.WavingHands;

/** Everything asked of a headset in a tick, many times over: polled, located, vibrated, with focus that goes and comes. */
class OpenXrAllocationTest {
    private static final int TICKS = 5_000;
    private static final int ROUNDS = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final HeadsetFrame frame = new HeadsetFrame();

    @Test
    void fiveThousandTicksCostNoBytes() throws HeadsetException {
        try (TestRuntime runtime =
                TestRuntime.playing(new WavingHands(4, 60)).looping(true).here()) {
            long least = Long.MAX_VALUE;
            try (Headset headset = new OpenXrDriver(true).open()) {
                while (headset.poll() != HeadsetState.RUNNING) {
                    Thread.onSpinWait();
                }
                for (int round = 0; round < ROUNDS; round++) {
                    least = Math.min(least, bytesOfTicks(headset, runtime));
                }
            }
            assertEquals(0, least, "bytes on this thread over 5,000 ticks");
            assertTrue(runtime.haptics(Hand.LEFT) > ROUNDS * TICKS / 2, "that had hands in them");
            assertEquals(List.of(), runtime.violations());
        }
    }

    private long bytesOfTicks(Headset headset, TestRuntime runtime) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int tick = 0; tick < TICKS; tick++) {
            runtime.focused(tick % 1_000 < 900);
            headset.poll();
            long now = System.nanoTime();
            headset.locate(now - 10_000_000, now + 20_000_000, frame);
            headset.vibrate(Hand.LEFT, 0.5f, 10_000_000, 0);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        runtime.focused(true);
        return bytes;
    }
}
