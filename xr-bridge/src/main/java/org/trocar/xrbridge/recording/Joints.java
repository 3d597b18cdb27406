package org.trocar.xrbridge.recording;

import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Fills single joints of a hand, valid and tracked. */
final class Joints {
    static final double MAX_MILLIMETRES = 1000 * FrameSanitizer.MAX_DISTANCE_METRES;
    static final String TOO_FAR =
            "is further than " + Math.round(FrameSanitizer.MAX_DISTANCE_METRES) + " m from the origin";

    private Joints() {}

    static void place(HandPose hand, Joint joint, Vec3 millimetres) {
        int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        hand.joints[at] = (float) (millimetres.x / 1000);
        hand.joints[at + 1] = (float) (millimetres.y / 1000);
        hand.joints[at + 2] = (float) (millimetres.z / 1000);
        hand.positionValid |= joint.bit();
        hand.positionTracked |= joint.bit();
    }

    static void turn(HandPose hand, Joint joint, Quat turn) {
        int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        hand.joints[at + 3] = (float) turn.x;
        hand.joints[at + 4] = (float) turn.y;
        hand.joints[at + 5] = (float) turn.z;
        hand.joints[at + 6] = (float) turn.w;
        hand.orientationValid |= joint.bit();
        hand.orientationTracked |= joint.bit();
    }
}
