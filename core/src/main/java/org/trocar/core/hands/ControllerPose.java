package org.trocar.core.hands;

import org.trocar.core.math.Pose;

/** One hand's controller at one capture time: OpenXR's grip and aim poses with their flags, and its buttons. Mutable, reused. */
public final class ControllerPose {
    /** Position x, y, z (metres), orientation x, y, z, w. */
    public static final int POSE_FLOATS = 7;

    /** OpenXR's {@code XrSpaceLocationFlags}. */
    public static final int ORIENTATION_VALID = 1;

    public static final int POSITION_VALID = 2;
    public static final int ORIENTATION_TRACKED = 4;
    public static final int POSITION_TRACKED = 8;

    /** Button bits; {@link #SELECT} and {@link #SQUEEZE} are also given as values. */
    public static final int SELECT = 1;

    public static final int SQUEEZE = 2;
    public static final int MENU = 4;
    public static final int PRIMARY = 8;
    public static final int SECONDARY = 16;

    public final float[] grip = new float[POSE_FLOATS];
    /** 0 when there is no controller in this hand. */
    public int gripFloats;

    public int gripFlags;
    public final float[] aim = new float[POSE_FLOATS];
    public int aimFloats;
    public int aimFlags;
    /** 0 (released) to 1. */
    public float select;
    /** 0 (released) to 1. */
    public float squeeze;

    public int buttons;

    public boolean present() {
        return gripFloats == POSE_FLOATS;
    }

    public boolean tracked() {
        int wanted = POSITION_VALID | POSITION_TRACKED;
        return present() && (gripFlags & wanted) == wanted;
    }

    public Pose grip(Pose out) {
        out.position.set(grip[0], grip[1], grip[2]);
        out.orientation.set(grip[3], grip[4], grip[5], grip[6]);
        return out;
    }

    public void clear() {
        gripFloats = 0;
        gripFlags = 0;
        aimFloats = 0;
        aimFlags = 0;
        select = 0;
        squeeze = 0;
        buttons = 0;
    }

    public void set(ControllerPose a) {
        gripFloats = a.gripFloats;
        System.arraycopy(a.grip, 0, grip, 0, a.gripFloats);
        gripFlags = a.gripFlags;
        aimFloats = a.aimFloats;
        System.arraycopy(a.aim, 0, aim, 0, a.aimFloats);
        aimFlags = a.aimFlags;
        select = a.select;
        squeeze = a.squeeze;
        buttons = a.buttons;
    }
}
