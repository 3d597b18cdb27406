package org.trocar.xrbridge.recording;

import java.util.Arrays;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Vec3;

/**
 * One hand that a Leap device saw in one frame, and the number it goes by for as long as it stays in sight.
 *
 * <p>Leap's names of a finger's joints and OpenXR's: carp is the metacarpal, mcp the proximal, pip the intermediate, dip the distal joint.
 * The thumb has one bone fewer: its carp is empty or the same as its mcp, which is where its metacarpal begins.
 */
record LeapHand(long id, Hand side, HandPose pose) {
    static final String[] FINGERS = {"thumb", "index", "middle", "ring", "pinky"};
    /** Leap's names, in the order of OpenXR's joints of a finger. */
    static final String[] JOINTS = {"carp", "mcp", "pip", "dip", "tip"};

    private static final Joint[] THUMB = {
        null, Joint.THUMB_METACARPAL, Joint.THUMB_PROXIMAL, Joint.THUMB_DISTAL, Joint.THUMB_TIP
    };

    static LeapHand of(long id, Hand side) {
        HandPose pose = new HandPose();
        Arrays.fill(pose.joints, 0);
        pose.jointFloats = HandPose.FLOATS;
        return new LeapHand(id, side, pose);
    }

    /**
     * @param finger of {@link #FINGERS}
     * @param joint of {@link #JOINTS}
     */
    void place(int finger, int joint, Vec3 millimetres) {
        Joint at = finger == 0
                ? THUMB[joint]
                : Joint.values()[Joint.INDEX_METACARPAL.ordinal() + 5 * (finger - 1) + joint];
        if (at != null) {
            Joints.place(pose, at, millimetres);
        }
    }

    /**
     * @param normal out of the palm
     * @param along towards the fingers
     */
    void placePalm(Vec3 millimetres, Vec3 normal, Vec3 along) {
        Joints.place(pose, Joint.PALM, millimetres);
        if (new Vec3().cross(normal, along).length() > 0.1) {
            Joints.turn(
                    pose,
                    Joint.PALM,
                    Rotation.ofPalm(along, new Vec3().set(normal).scale(-1)));
        }
    }
}
