package org.trocar.xrbridge.scripted;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/**
 * A hand of average size that holds thumb and index finger a given distance apart, the other fingers curled: all 26 joints from the palm's
 * pose. In the palm's frame −z points along the fingers, y out of the back of the hand, and x from the thumb's side of a left hand to its
 * little finger's, mirrored for a right hand.
 */
final class PinchingHand {
    private static final int ALL = (1 << Joint.COUNT) - 1;
    private static final Vec3 FORWARD = new Vec3(0, 0, -1);
    /** Where thumb and index finger meet, for a right hand in the palm's frame, metres. */
    private static final Vec3 PINCH = new Vec3(-0.035, -0.03, -0.07);
    /** From the pinch towards the index finger's tip. */
    private static final Vec3 OPENING = new Vec3(0.2, 0.6, -0.775).normalize();

    private static final Vec3 WRIST = new Vec3(0, 0, 0.065);
    private static final Finger THUMB = new Finger(
            Joint.THUMB_METACARPAL, new Vec3(-0.028, -0.012, 0.038), new Vec3(-0.045, -0.024, 0.002), null, 0.011, 0);
    private static final Finger INDEX = new Finger(
            Joint.INDEX_METACARPAL, new Vec3(-0.018, 0.002, 0.035), new Vec3(-0.024, 0.004, -0.032), null, 0.009, 0.02);
    private static final Finger MIDDLE = new Finger(
            Joint.MIDDLE_METACARPAL,
            new Vec3(-0.003, 0.003, 0.034),
            new Vec3(-0.002, 0.006, -0.036),
            new Vec3(-0.004, -0.045, -0.05),
            0.009,
            0.022);
    private static final Finger RING = new Finger(
            Joint.RING_METACARPAL,
            new Vec3(0.011, 0.002, 0.035),
            new Vec3(0.018, 0.003, -0.03),
            new Vec3(0.013, -0.045, -0.038),
            0.0085,
            0.022);
    private static final Finger LITTLE = new Finger(
            Joint.LITTLE_METACARPAL,
            new Vec3(0.023, -0.001, 0.037),
            new Vec3(0.034, -0.003, -0.02),
            new Vec3(0.027, -0.04, -0.022),
            0.0075,
            0.016);

    /** @param tip where the finger ends; null for those that pinch */
    private record Finger(Joint first, Vec3 metacarpal, Vec3 proximal, Vec3 tip, double radius, double archMetres) {}

    private final double side;
    private final Vec3 from = new Vec3();
    private final Vec3 to = new Vec3();
    private final Vec3 along = new Vec3();
    private final Vec3 pinchTip = new Vec3();
    private final Quat turn = new Quat();
    private final Quat orientation = new Quat();

    PinchingHand(Hand hand) {
        side = hand == Hand.RIGHT ? 1 : -1;
    }

    /**
     * Fills in every joint, valid and tracked.
     *
     * @param apertureMetres from the thumb's tip to the index finger's
     */
    void fill(Pose palm, double apertureMetres, HandPose out) {
        out.clear();
        out.jointFloats = HandPose.FLOATS;
        out.positionValid = ALL;
        out.positionTracked = ALL;
        out.orientationValid = ALL;
        out.orientationTracked = ALL;
        joint(palm, Joint.PALM, from.set(0, 0, 0), FORWARD, 0.02, out);
        joint(palm, Joint.WRIST, from.set(WRIST), FORWARD, 0.024, out);
        finger(palm, THUMB, pinchTip.set(PINCH).addScaled(OPENING, -apertureMetres / 2), out);
        finger(palm, INDEX, pinchTip.set(PINCH).addScaled(OPENING, apertureMetres / 2), out);
        finger(palm, MIDDLE, MIDDLE.tip, out);
        finger(palm, RING, RING.tip, out);
        finger(palm, LITTLE, LITTLE.tip, out);
    }

    /** The bones beyond the proximal joint lie on an arch; the thumb has one bone fewer than the fingers. */
    private void finger(Pose palm, Finger finger, Vec3 tip, HandPose out) {
        int first = finger.first().ordinal();
        int bones = finger == THUMB ? 2 : 3;
        along.difference(finger.proximal(), finger.metacarpal()).normalize();
        joint(palm, Joint.values()[first], finger.metacarpal(), along, finger.radius(), out);
        from.set(finger.proximal());
        for (int i = 1; i <= bones; i++) {
            arch(finger, tip, (double) i / bones, to);
            along.difference(to, from).normalize();
            joint(palm, Joint.values()[first + i], from, along, finger.radius(), out);
            from.set(to);
        }
        joint(palm, Joint.values()[first + bones + 1], tip, along, 0.8 * finger.radius(), out);
    }

    private static void arch(Finger finger, Vec3 tip, double t, Vec3 out) {
        out.lerp(finger.proximal(), tip, t);
        out.y += 4 * t * (1 - t) * finger.archMetres() / 2;
        out.z -= 4 * t * (1 - t) * finger.archMetres();
    }

    private void joint(Pose palm, Joint joint, Vec3 inPalm, Vec3 pointing, double radius, HandPose out) {
        Vec3 place = new Vec3(side * inPalm.x, inPalm.y, inPalm.z);
        Vec3 direction = new Vec3(side * pointing.x, pointing.y, pointing.z);
        orientation.multiply(palm.orientation, turn.between(FORWARD, direction)).normalize();
        palm.toOuter(place, place);
        write(out.joints, joint.ordinal() * HandPose.FLOATS_PER_JOINT, place, orientation, radius);
    }

    private static void write(float[] joints, int at, Vec3 place, Quat turned, double radius) {
        joints[at] = (float) place.x;
        joints[at + 1] = (float) place.y;
        joints[at + 2] = (float) place.z;
        joints[at + 3] = (float) turned.x;
        joints[at + 4] = (float) turned.y;
        joints[at + 5] = (float) turned.z;
        joints[at + 6] = (float) turned.w;
        joints[at + 7] = (float) radius;
    }
}
