package org.trocar.xrbridge.recording;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Poses of what a hand holds. */
final class Grips {
    static final int TRACKED = ControllerPose.ORIENTATION_VALID
            | ControllerPose.POSITION_VALID
            | ControllerPose.ORIENTATION_TRACKED
            | ControllerPose.POSITION_TRACKED;

    private Grips() {}

    /** Fills a grip pose, tracked; there is nothing to press. */
    static void fill(ControllerPose out, Vec3 millimetres, Quat turn) {
        out.grip[0] = (float) (millimetres.x / 1000);
        out.grip[1] = (float) (millimetres.y / 1000);
        out.grip[2] = (float) (millimetres.z / 1000);
        out.grip[3] = (float) turn.x;
        out.grip[4] = (float) turn.y;
        out.grip[5] = (float) turn.z;
        out.grip[6] = (float) turn.w;
        out.gripFloats = ControllerPose.POSE_FLOATS;
        out.gripFlags = TRACKED;
    }
}
