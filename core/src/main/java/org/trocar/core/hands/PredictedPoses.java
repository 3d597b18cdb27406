package org.trocar.core.hands;

/**
 * Poses extrapolated by the runtime to the moment of display. Mutable, reused.
 *
 * <p>A value for senders: predicted is not measured, so whoever receives a frame leaves these in the bytes, for display only.
 */
public final class PredictedPoses {
    /** The moment they are predicted for, nanoseconds of the sender's clock. */
    public long displayNanos;
    /** Position x, y, z (metres), orientation x, y, z, w. */
    public final float[] head = new float[ControllerPose.POSE_FLOATS];
    /** 0 when there is no prediction. */
    public int headFloats;

    private final Predicted left = new Predicted();
    private final Predicted right = new Predicted();

    /** One hand's prediction. */
    public static final class Predicted {
        /** As {@link HandPose#joints}. */
        public final float[] joints = new float[HandPose.FLOATS];
        /** 0 when there is no prediction. */
        public int jointFloats;
        /** As {@link ControllerPose#grip}. */
        public final float[] grip = new float[ControllerPose.POSE_FLOATS];
        /** 0 when there is no prediction. */
        public int gripFloats;

        void clear() {
            jointFloats = 0;
            gripFloats = 0;
        }

        void set(Predicted a) {
            jointFloats = a.jointFloats;
            System.arraycopy(a.joints, 0, joints, 0, a.jointFloats);
            gripFloats = a.gripFloats;
            System.arraycopy(a.grip, 0, grip, 0, a.gripFloats);
        }
    }

    public Predicted hand(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    public void clear() {
        displayNanos = 0;
        headFloats = 0;
        left.clear();
        right.clear();
    }

    public void set(PredictedPoses a) {
        displayNanos = a.displayNanos;
        headFloats = a.headFloats;
        System.arraycopy(a.head, 0, head, 0, a.headFloats);
        left.set(a.left);
        right.set(a.right);
    }
}
