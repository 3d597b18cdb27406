package org.trocar.xrbridge.bridge;

import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.xrbridge.headset.HeadsetFrame;

/**
 * Takes back what a device claims and cannot be: of what was measured as the server does it, with {@link FrameSanitizer}; of the rest,
 * velocities, predictions and gaze that are not finite.
 */
final class HeadsetSanitizer {
    /** Linear x, y, z, angular x, y, z. */
    private static final int FLOATS_PER_VELOCITY = 6;

    private HeadsetSanitizer() {}

    /** Clears what is not credible and returns how many claims that were. */
    static int sanitize(HeadsetFrame frame) {
        return FrameSanitizer.sanitize(frame.measured)
                + sanitizeVelocities(frame.measured.hand(Hand.LEFT))
                + sanitizeVelocities(frame.measured.hand(Hand.RIGHT))
                + sanitize(frame.predicted)
                + sanitize(frame.gaze);
    }

    private static int sanitizeVelocities(HandPose hand) {
        int linear = 0;
        int angular = 0;
        for (int joint = 0; joint < hand.velocityFloats / FLOATS_PER_VELOCITY; joint++) {
            int at = joint * FLOATS_PER_VELOCITY;
            linear |= finite(hand.velocities, at, 3) ? 1 << joint : 0;
            angular |= finite(hand.velocities, at + 3, 3) ? 1 << joint : 0;
        }
        int cleared = Integer.bitCount(hand.linearVelocityValid & ~linear)
                + Integer.bitCount(hand.angularVelocityValid & ~angular);
        hand.linearVelocityValid &= linear;
        hand.angularVelocityValid &= angular;
        return cleared;
    }

    private static int sanitize(PredictedPoses predicted) {
        int before = predicted.headFloats;
        predicted.headFloats = finite(predicted.head, 0, before) ? before : 0;
        return (before == predicted.headFloats ? 0 : 1)
                + sanitize(predicted.hand(Hand.LEFT))
                + sanitize(predicted.hand(Hand.RIGHT));
    }

    private static int sanitize(PredictedPoses.Predicted hand) {
        int joints = hand.jointFloats;
        int grip = hand.gripFloats;
        hand.jointFloats = finite(hand.joints, 0, joints) ? joints : 0;
        hand.gripFloats = finite(hand.grip, 0, grip) ? grip : 0;
        return (joints == hand.jointFloats ? 0 : 1) + (grip == hand.gripFloats ? 0 : 1);
    }

    private static int sanitize(Gaze gaze) {
        if (finite(gaze.pose, 0, gaze.floats)) {
            return 0;
        }
        gaze.clear();
        return 1;
    }

    private static boolean finite(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!Float.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }
}
