package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

class RecordedHandsTest {
    private static final long PERIOD_NANOS = 10_000_000;

    @Test
    void aHandThatRestsAndThenMovesIsStillForAsLongAsItRested() throws IOException {
        RecordedHands hands = measure(500, frame -> frame.sequence <= 250 ? 0 : 0.02 * frame.sequence);
        assertEquals(2.49, hands.longestStillSeconds(), 1e-9);
        assertTrue(hands.beginsStill());
    }

    @Test
    void tremorIsStillnessAndDriftIsNot() throws IOException {
        assertEquals(4.99, measure(500, frame -> frame.sequence % 2 * 0.003).longestStillSeconds(), 1e-9);
        assertTrue(
                measure(500, frame -> frame.sequence * 1e-4).stillFromSeconds().isEmpty());
    }

    @Test
    void stillnessLaterOnIsNotABeginning() throws IOException {
        RecordedHands hands = measure(900, frame -> frame.sequence > 400 ? 0 : 0.02 * frame.sequence);
        assertEquals(4, hands.stillFromSeconds().orElseThrow(), 0.02);
        assertFalse(hands.beginsStill());
    }

    @Test
    void theStartIsEachHandsMedianSoThatOutliersDoNotMoveIt() throws IOException {
        RecordedHands hands = measure(100, frame -> frame.sequence <= 40 ? 9 : 0.25);
        assertEquals(0.25, hands.start().orElseThrow().leftX(), 1e-7);
        assertEquals(1.25, hands.start().orElseThrow().rightX(), 1e-7);
    }

    @Test
    void untrackedFramesCountAgainstTheTrackedFraction() throws IOException {
        RecordedHands hands = measure(100, frame -> frame.sequence % 4 == 0 ? Double.NaN : 0);
        assertEquals(0.75, hands.leftTrackedFraction());
    }

    @Test
    void aHandThatIsNeverSeenLeavesTheStartOpen() throws IOException {
        assertTrue(measure(10, frame -> Double.NaN).start().isEmpty());
    }

    @Test
    void rateAndGapsComeFromTheCaptureTimes() throws IOException {
        RecordedHands hands = measure(101, frame -> {
            frame.captureNanos += frame.sequence > 50 ? 500_000_000 : 0;
            return 0;
        });
        assertEquals(100, hands.medianRateHz(), 1e-9);
        assertEquals(1, hands.gaps());
        assertEquals(0.51, hands.longestGapSeconds(), 1e-9);
        assertEquals(1.5, hands.seconds(), 1e-9);
    }

    /** A hundred frames a second; the left hand is at the x the motion says (NaN: untracked), the right one metre beside it. */
    private static RecordedHands measure(int frames, Motion motion) throws IOException {
        return RecordedHands.of(new FrameSource() {
            private int made;

            @Override
            public TraceHeader header() {
                return new TraceHeader("test", "test", "none", List.of(), List.of());
            }

            @Override
            public boolean next(HandFrame frame) {
                frame.clear();
                frame.sequence = ++made;
                frame.captureNanos = made * PERIOD_NANOS;
                double x = motion.xMetres(frame);
                place(frame.controller(Hand.LEFT), x);
                place(frame.controller(Hand.RIGHT), x + 1);
                return made <= frames;
            }

            @Override
            public void close() {}
        });
    }

    private static void place(ControllerPose controller, double x) {
        controller.gripFloats = ControllerPose.POSE_FLOATS;
        controller.gripFlags = Double.isNaN(x) ? 0 : 15;
        controller.grip[0] = (float) x;
    }

    private interface Motion {
        double xMetres(HandFrame frame);
    }
}
