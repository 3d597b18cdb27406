package org.trocar.core.hands;

import org.trocar.core.math.Pose;

/**
 * One hand at one capture time: 26 joints with OpenXR's four flags each. Mutable, reused for every frame.
 *
 * <p>Each joint is {@value #FLOATS_PER_JOINT} floats: position x, y, z (metres), orientation x, y, z, w, radius (metres). A joint whose bit
 * is clear in {@link #positionValid} has no meaning in {@link #joints}. Valid and tracked differ: an inferred joint is valid and not
 * tracked, and only tracked joints are graded.
 */
public final class HandPose {
    public static final int FLOATS_PER_JOINT = 8;
    public static final int FLOATS = Joint.COUNT * FLOATS_PER_JOINT;
    /** Linear x, y, z (m/s) and angular x, y, z (rad/s). */
    public static final int VELOCITY_FLOATS = Joint.COUNT * 6;

    public final float[] joints = new float[FLOATS];
    /** How many floats of {@link #joints} the sender filled; 0 when the device has no joints for this hand. */
    public int jointFloats;

    public int positionValid;
    public int positionTracked;
    public int orientationValid;
    public int orientationTracked;

    public final float[] velocities = new float[VELOCITY_FLOATS];
    /** How many floats of {@link #velocities} the sender filled; 0 when the device gives none. */
    public int velocityFloats;

    public int linearVelocityValid;
    public int angularVelocityValid;
    /** Whether the velocities were differentiated by the sender, not measured by the runtime. */
    public boolean velocitiesDerived;

    /** Whether this hand has a joint whose position was measured, not inferred. */
    public boolean tracked(Joint joint) {
        int bit = joint.bit();
        return (positionValid & positionTracked & bit) != 0;
    }

    /** out = the joint's pose; only meaningful where {@link #tracked} or at least valid. */
    public Pose joint(Joint joint, Pose out) {
        int i = joint.ordinal() * FLOATS_PER_JOINT;
        out.position.set(joints[i], joints[i + 1], joints[i + 2]);
        out.orientation.set(joints[i + 3], joints[i + 4], joints[i + 5], joints[i + 6]);
        return out;
    }

    /** Metres between two joints' positions. */
    public double distanceMetres(Joint a, Joint b) {
        int i = a.ordinal() * FLOATS_PER_JOINT;
        int j = b.ordinal() * FLOATS_PER_JOINT;
        double dx = (double) joints[i] - joints[j];
        double dy = (double) joints[i + 1] - joints[j + 1];
        double dz = (double) joints[i + 2] - joints[j + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    public void clear() {
        jointFloats = 0;
        positionValid = 0;
        positionTracked = 0;
        orientationValid = 0;
        orientationTracked = 0;
        velocityFloats = 0;
        linearVelocityValid = 0;
        angularVelocityValid = 0;
        velocitiesDerived = false;
    }

    public void set(HandPose a) {
        jointFloats = a.jointFloats;
        System.arraycopy(a.joints, 0, joints, 0, a.jointFloats);
        positionValid = a.positionValid;
        positionTracked = a.positionTracked;
        orientationValid = a.orientationValid;
        orientationTracked = a.orientationTracked;
        velocityFloats = a.velocityFloats;
        System.arraycopy(a.velocities, 0, velocities, 0, a.velocityFloats);
        linearVelocityValid = a.linearVelocityValid;
        angularVelocityValid = a.angularVelocityValid;
        velocitiesDerived = a.velocitiesDerived;
    }
}
