package org.trocar.xrbridge.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.xrbridge.headset.HeadsetFrame;

class HandVelocitiesTest {
    private static final long PERIOD = 11_111_111;
    private static final int ALL = (1 << Joint.COUNT) - 1;
    private static final double TURN = 3;

    private final HandVelocities velocities = new HandVelocities(Hand.LEFT);
    private final HeadsetFrame frame = new HeadsetFrame();

    /** Along x at half a metre a second, turning about the axis (0, 0.6, 0.8) at three radians a second. */
    private HandPose at(long nanos) {
        frame.clear();
        frame.measured.captureNanos = 1_000_000_000 + nanos;
        double seconds = nanos * 1e-9;
        StubHeadset.joints(frame, (float) (0.5 * seconds), 1, -0.3f);
        HandPose hand = frame.measured.hand(Hand.LEFT);
        double half = TURN * seconds / 2;
        for (int i = 0; i < HandPose.FLOATS; i += HandPose.FLOATS_PER_JOINT) {
            hand.joints[i + 4] = (float) (0.6 * Math.sin(half));
            hand.joints[i + 5] = (float) (0.8 * Math.sin(half));
            hand.joints[i + 6] = (float) Math.cos(half);
        }
        return hand;
    }

    private HandPose derived(long nanos) {
        HandPose hand = at(nanos);
        velocities.derive(frame.measured);
        return hand;
    }

    @Test
    void aKnownMotionHasItsVelocitiesAtWhateverIntervals() {
        derived(0);
        for (long nanos : new long[] {PERIOD, 3 * PERIOD, 3 * PERIOD + 2_000_000, 1_000_000_000, 1_005_000_000}) {
            HandPose hand = derived(nanos);
            if (nanos == 1_000_000_000) {
                assertEquals(0, hand.velocityFloats, "there was a gap");
                continue;
            }
            assertTrue(hand.velocitiesDerived);
            assertEquals(ALL, hand.linearVelocityValid);
            assertEquals(ALL, hand.angularVelocityValid);
            double[] expected = {0.5, 0, 0, 0, 0.6 * TURN, 0.8 * TURN};
            for (int i = 0; i < HandPose.VELOCITY_FLOATS; i++) {
                assertEquals(expected[i % 6], hand.velocities[i], 1e-3, "number " + i);
            }
        }
    }

    @Test
    void theSameOrientationWrittenWithTheOtherSignIsNoTurn() {
        derived(0);
        HandPose hand = at(PERIOD);
        for (int i = 0; i < HandPose.FLOATS; i += HandPose.FLOATS_PER_JOINT) {
            for (int j = 3; j < 7; j++) {
                hand.joints[i + j] = -hand.joints[i + j];
            }
        }
        velocities.derive(frame.measured);
        assertEquals(0.8 * TURN, hand.velocities[5], 1e-3);
    }

    @Test
    void aJointHasAVelocityOnlyWhereItWasTrackedTwice() {
        at(0);
        frame.measured.hand(Hand.LEFT).positionTracked &= ~Joint.PALM.bit();
        velocities.derive(frame.measured);
        HandPose hand = at(PERIOD);
        hand.orientationTracked &= ~Joint.WRIST.bit();
        velocities.derive(frame.measured);
        assertEquals(ALL & ~Joint.PALM.bit(), hand.linearVelocityValid);
        assertEquals(ALL & ~Joint.WRIST.bit(), hand.angularVelocityValid);
        assertEquals(0, hand.velocities[0], "what is not known is not told");
    }

    @Test
    void anOriginThatMovedBeginsAnew() {
        derived(0);
        HandPose hand = at(PERIOD);
        frame.measured.spaceEpoch = 1;
        velocities.derive(frame.measured);
        assertEquals(0, hand.linearVelocityValid);
        hand = at(2 * PERIOD);
        frame.measured.spaceEpoch = 1;
        velocities.derive(frame.measured);
        assertEquals(ALL, hand.linearVelocityValid);
    }

    @Test
    void aHandThatWasAwayBeginsAnew() {
        derived(0);
        frame.clear();
        frame.measured.captureNanos = 1_000_000_000 + PERIOD;
        velocities.derive(frame.measured);
        assertEquals(0, derived(2 * PERIOD).linearVelocityValid);
        assertEquals(ALL, derived(3 * PERIOD).linearVelocityValid);
    }

    @Test
    void whatTheDeviceMeasuredIsLeftAsItIs() {
        derived(0);
        HandPose hand = at(PERIOD);
        hand.velocityFloats = HandPose.VELOCITY_FLOATS;
        hand.linearVelocityValid = Joint.PALM.bit();
        hand.velocities[0] = 9;
        velocities.derive(frame.measured);
        assertFalse(hand.velocitiesDerived);
        assertEquals(Joint.PALM.bit(), hand.linearVelocityValid);
        assertEquals(9, hand.velocities[0]);
    }
}
