package org.trocar.core.hands;

/**
 * Where a person looks: from the position along the orientation's -z. Biometric data, which only travels where the learner agreed. Mutable,
 * reused.
 *
 * <p>A value for senders: whoever receives a frame leaves its gaze in the bytes, since neither the world nor a score reads it.
 */
public final class Gaze {
    /** Position x, y, z (metres), orientation x, y, z, w, in the trainee's space. */
    public final float[] pose = new float[ControllerPose.POSE_FLOATS];
    /** 0 when the device does not know, or the learner did not agree. */
    public int floats;
    /** OpenXR's {@code XrSpaceLocationFlags}, as in {@link ControllerPose}. */
    public int flags;
    /** When the eyes were last really sampled, nanoseconds of the sender's clock; 0 when the device does not say. */
    public long sampleNanos;

    public void clear() {
        floats = 0;
        flags = 0;
        sampleNanos = 0;
    }

    public void set(Gaze a) {
        floats = a.floats;
        System.arraycopy(a.pose, 0, pose, 0, a.floats);
        flags = a.flags;
        sampleNanos = a.sampleNanos;
    }
}
