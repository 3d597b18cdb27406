package org.trocar.core.hands;

/**
 * The first value of a frame that is marked valid and cannot be: what {@link FrameSanitizer} takes back, found without altering the frame,
 * so that its sender can be told. Mutable, reused; finding nothing allocates nothing.
 */
public final class BrokenClaim {
    /** What is wrong with the value. */
    public enum Kind {
        /** Marked valid, and there is no number. */
        MISSING,
        /** NaN or infinite. */
        NOT_FINITE,
        /** Further from the origin than {@link FrameSanitizer#MAX_DISTANCE_METRES}. */
        OUT_OF_RANGE,
        /** An orientation whose length is not 1. */
        NOT_UNIT
    }

    private static final int POSITION_FLAGS = ControllerPose.POSITION_VALID | ControllerPose.POSITION_TRACKED;
    private static final int ORIENTATION_FLAGS = ControllerPose.ORIENTATION_VALID | ControllerPose.ORIENTATION_TRACKED;

    private Kind kind;
    private String field;
    /** Of the joint within its hand; -1 when it is no joint. */
    private int joint;

    private double value;

    /** Whether the frame has one. */
    public boolean find(HandFrame frame) {
        return inPose("head", frame.head, frame.headFloats, frame.headFlags)
                || inHand("left.joints", frame.hand(Hand.LEFT))
                || inHand("right.joints", frame.hand(Hand.RIGHT))
                || inController("left_controller.grip", "left_controller.aim", frame.controller(Hand.LEFT))
                || inController("right_controller.grip", "right_controller.aim", frame.controller(Hand.RIGHT));
    }

    /** Of what was found last. */
    public Kind kind() {
        return kind;
    }

    /** Where, such as {@code left.joints, joint 10}. */
    public String field() {
        return joint < 0 ? field : field + ", joint " + joint;
    }

    /** The number found there: metres, or a quaternion's length. Empty when there is none. */
    public String value() {
        return switch (kind) {
            case MISSING -> "";
            case NOT_FINITE -> Double.toString(value);
            case OUT_OF_RANGE -> (float) value + " m";
            case NOT_UNIT -> "length " + (float) value;
        };
    }

    private boolean inController(String gripField, String aimField, ControllerPose controller) {
        return inPose(gripField, controller.grip, controller.gripFloats, controller.gripFlags)
                || inPose(aimField, controller.aim, controller.aimFloats, controller.aimFlags);
    }

    private boolean inPose(String where, float[] pose, int floats, int flags) {
        field = where;
        joint = -1;
        if (floats == 0) {
            return flags != 0 && found(Kind.MISSING, 0);
        }
        return (flags & POSITION_FLAGS) != 0 && inPosition(pose, 0)
                || (flags & ORIENTATION_FLAGS) != 0 && inOrientation(pose, 3);
    }

    private boolean inHand(String where, HandPose hand) {
        field = where;
        int claims = hand.positionValid | hand.orientationValid;
        for (joint = 0; joint < Integer.SIZE && claims >>> joint != 0; joint++) {
            if ((claims >>> joint & 1) != 0 && inJoint(hand, 1 << joint)) {
                return true;
            }
        }
        return false;
    }

    private boolean inJoint(HandPose hand, int bit) {
        int at = joint * HandPose.FLOATS_PER_JOINT;
        if (at >= hand.jointFloats) {
            return found(Kind.MISSING, 0);
        }
        return (hand.positionValid & bit) != 0 && inPosition(hand.joints, at)
                || (hand.orientationValid & bit) != 0 && inOrientation(hand.joints, at + 3);
    }

    private boolean inPosition(float[] values, int at) {
        if (FrameSanitizer.crediblePosition(values, at)) {
            return false;
        }
        double worst = worst(values, at, 3);
        return found(Double.isFinite(worst) ? Kind.OUT_OF_RANGE : Kind.NOT_FINITE, worst);
    }

    private boolean inOrientation(float[] values, int at) {
        if (FrameSanitizer.credibleOrientation(values, at)) {
            return false;
        }
        double worst = worst(values, at, 4);
        return Double.isFinite(worst)
                ? found(Kind.NOT_UNIT, StrictMath.sqrt(FrameSanitizer.squaredLength(values, at)))
                : found(Kind.NOT_FINITE, worst);
    }

    /** The first that is no number, or else the one furthest from 0. */
    private static double worst(float[] values, int at, int count) {
        double worst = 0;
        for (int i = at; i < at + count && Double.isFinite(worst); i++) {
            worst = Math.abs(values[i]) <= Math.abs(worst) ? worst : values[i];
        }
        return worst;
    }

    private boolean found(Kind foundKind, double foundValue) {
        kind = foundKind;
        value = foundValue;
        return true;
    }
}
