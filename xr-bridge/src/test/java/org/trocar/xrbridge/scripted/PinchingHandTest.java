package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;

class PinchingHandTest {
    private static final int ALL = (1 << Joint.COUNT) - 1;

    private final Pose palm = new Pose();

    PinchingHandTest() {
        palm.position.set(0.2, 1.1, -0.4);
        palm.orientation.set(new Quat(0.3, -0.2, 0.1, 0.9).normalize());
    }

    @Test
    void thumbAndIndexFingerAreAsFarApartAsAsked() {
        assertEquals(0.06, hand(Hand.LEFT, 0.06).distanceMetres(Joint.THUMB_TIP, Joint.INDEX_TIP), 1e-6);
        assertEquals(0.008, hand(Hand.RIGHT, 0.008).distanceMetres(Joint.THUMB_TIP, Joint.INDEX_TIP), 1e-6);
    }

    @Test
    void thePalmIsWhereItWasPutAndEveryJointIsTrackedAndTurned() {
        HandPose hand = hand(Hand.RIGHT, 0.03);
        Pose joint = hand.joint(Joint.PALM, new Pose());
        assertEquals(0, joint.position.distance(palm.position), 1e-6);
        assertEquals(palm.orientation.w, joint.orientation.w, 1e-6);
        assertEquals(ALL, hand.positionTracked & hand.positionValid & hand.orientationTracked & hand.orientationValid);
        for (Joint each : Joint.values()) {
            assertEquals(1, hand.joint(each, joint).orientation.lengthSquared(), 1e-5, each.name());
        }
    }

    @Test
    void bonesAreAsLongAsAPersons() {
        for (double aperture = 0; aperture < 0.07; aperture += 0.01) {
            HandPose hand = hand(Hand.LEFT, aperture);
            for (int i = Joint.THUMB_METACARPAL.ordinal(); i < Joint.COUNT - 1; i++) {
                Joint from = Joint.values()[i];
                Joint to = Joint.values()[i + 1];
                boolean sameFinger = !from.name().endsWith("TIP");
                double length = hand.distanceMetres(from, to);
                assertTrue(!sameFinger || length > 0.01 && length < 0.08, () -> from + " is " + length + " m long");
            }
        }
    }

    @Test
    void theLeftHandIsTheRightOnesMirrorImage() {
        palm.orientation.identity();
        palm.position.set(0, 0, 0);
        Pose left = new Pose();
        Pose right = new Pose();
        for (Joint joint : Joint.values()) {
            hand(Hand.LEFT, 0.03).joint(joint, left);
            hand(Hand.RIGHT, 0.03).joint(joint, right);
            assertEquals(-right.position.x, left.position.x, 1e-9);
            assertEquals(right.position.y, left.position.y);
        }
    }

    private HandPose hand(Hand hand, double aperture) {
        HandPose out = new HandPose();
        new PinchingHand(hand).fill(palm, aperture, out);
        return out;
    }
}
