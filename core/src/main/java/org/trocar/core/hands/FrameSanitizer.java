package org.trocar.core.hands;

/**
 * Takes back the claims of validity that a frame cannot keep: positions that are not finite or absurdly far, orientations that are no
 * unit quaternions. Runtimes send such values with valid flags. The values stay in the journal as they came; only the flags are cleared,
 * in live runs and in replay alike.
 */
public final class FrameSanitizer {
    /** No tracking space is larger; metres from its origin. */
    public static final double MAX_DISTANCE_METRES = 100;
    /** How far a quaternion's squared length may be from 1. */
    static final double UNIT_TOLERANCE = 0.1;

    private FrameSanitizer() {}

    /** Clears what is not credible and returns how many claims that were. */
    public static int sanitize(HandFrame frame) {
        return sanitizeHead(frame)
                + sanitize(frame.hand(Hand.LEFT))
                + sanitize(frame.hand(Hand.RIGHT))
                + sanitize(frame.controller(Hand.LEFT))
                + sanitize(frame.controller(Hand.RIGHT));
    }

    private static int sanitizeHead(HandFrame frame) {
        int kept = credibleFlags(frame.head, frame.headFloats, frame.headFlags);
        int cleared = Integer.bitCount(frame.headFlags ^ kept);
        frame.headFlags = kept;
        return cleared;
    }

    private static int sanitize(ControllerPose controller) {
        int grip = credibleFlags(controller.grip, controller.gripFloats, controller.gripFlags);
        int aim = credibleFlags(controller.aim, controller.aimFloats, controller.aimFlags);
        int cleared = Integer.bitCount(controller.gripFlags ^ grip) + Integer.bitCount(controller.aimFlags ^ aim);
        controller.gripFlags = grip;
        controller.aimFlags = aim;
        controller.select = credibleValue(controller.select);
        controller.squeeze = credibleValue(controller.squeeze);
        return cleared;
    }

    private static int sanitize(HandPose hand) {
        int before = Integer.bitCount(hand.positionValid) + Integer.bitCount(hand.orientationValid);
        int positions = 0;
        int orientations = 0;
        for (int joint = 0; joint < hand.jointFloats / HandPose.FLOATS_PER_JOINT; joint++) {
            int at = joint * HandPose.FLOATS_PER_JOINT;
            positions |= crediblePosition(hand.joints, at) ? 1 << joint : 0;
            orientations |= credibleOrientation(hand.joints, at + 3) ? 1 << joint : 0;
        }
        hand.positionValid &= positions;
        hand.positionTracked &= hand.positionValid;
        hand.orientationValid &= orientations;
        hand.orientationTracked &= hand.orientationValid;
        return before - Integer.bitCount(hand.positionValid) - Integer.bitCount(hand.orientationValid);
    }

    private static int credibleFlags(float[] pose, int floats, int flags) {
        if (floats == 0) {
            return 0;
        }
        int position = ControllerPose.POSITION_VALID | ControllerPose.POSITION_TRACKED;
        int orientation = ControllerPose.ORIENTATION_VALID | ControllerPose.ORIENTATION_TRACKED;
        int kept = flags;
        kept &= crediblePosition(pose, 0) ? ~0 : ~position;
        kept &= credibleOrientation(pose, 3) ? ~0 : ~orientation;
        return kept;
    }

    static boolean crediblePosition(float[] values, int at) {
        // Written so that NaN is not credible either.
        return Math.abs(values[at]) <= MAX_DISTANCE_METRES
                && Math.abs(values[at + 1]) <= MAX_DISTANCE_METRES
                && Math.abs(values[at + 2]) <= MAX_DISTANCE_METRES;
    }

    static boolean credibleOrientation(float[] values, int at) {
        return Math.abs(squaredLength(values, at) - 1) <= UNIT_TOLERANCE;
    }

    static double squaredLength(float[] values, int at) {
        double squared = 0;
        for (int i = at; i < at + 4; i++) {
            squared += (double) values[i] * values[i];
        }
        return squared;
    }

    private static float credibleValue(float value) {
        return value >= 0 && value <= 1 ? value : value > 1 && value < Float.POSITIVE_INFINITY ? 1 : 0;
    }
}
