package org.trocar.server.fuzz;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.hands.StartHands;
import org.trocar.core.instrument.Fulcrum;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Scenario;

/** Two hands that a script moves by saying where the instruments' tips should be, and whose frames it may then spoil. */
final class FuzzedHands {
    private static final int ALL = ControllerPose.POSITION_VALID
            | ControllerPose.POSITION_TRACKED
            | ControllerPose.ORIENTATION_VALID
            | ControllerPose.ORIENTATION_TRACKED;
    private static final double OPEN_METRES = 0.06;
    private static final double PINCHED_METRES = 0.01;
    private static final Vec3 ACROSS = new Vec3(1, 0, 0);

    private final Fulcrum[] fulcrums = new Fulcrum[2];
    private final Vec3[] tips = {new Vec3(), new Vec3()};
    private final boolean[] pinched = new boolean[2];
    private final boolean[] lost = new boolean[2];
    private final boolean[] bare = {true, true};
    private final Pose handle = new Pose();
    private final HandFrame spoilt = new HandFrame();
    private int spoiltAt = -1;
    private float spoiltValue;
    private int spoiltFlags;
    private int spoiltFlagsOf = -1;
    private int spaceEpoch;

    FuzzedHands(Scenario scenario) {
        for (Hand hand : Hand.values()) {
            fulcrums[hand.ordinal()] = new Fulcrum(hand, scenario.grasper(), scenario.ports());
        }
        Scenario.Home home = scenario.home();
        tips[0].set(-home.xMetres(), home.yMetres(), home.zMetres());
        tips[1].set(home.xMetres(), home.yMetres(), home.zMetres());
    }

    /** Where the handles are now. */
    StartHands start() {
        Vec3 left = new Vec3().set(handle(Hand.LEFT).position);
        Vec3 right = handle(Hand.RIGHT).position;
        return new StartHands(left.x, left.y, left.z, right.x, right.y, right.z);
    }

    /** Moves a tip to a place on or around the board, to the millimetre. */
    void move(Hand hand, Script script) {
        tips[hand.ordinal()].set(script.signed() / 1000.0, script.next() / 1000.0 - 0.05, script.signed() / 1000.0);
    }

    void hold(Script script) {
        int flags = script.next();
        for (int hand = 0; hand < 2; hand++) {
            pinched[hand] = (flags >> hand & 1) != 0;
            lost[hand] = (flags >> 2 + hand & 1) != 0;
            bare[hand] = (flags >> 4 + hand & 1) == 0;
        }
    }

    void turnSpace() {
        spaceEpoch++;
    }

    /** Sets one of the frames' numbers to anything, from here on. */
    void spoilNumber(Script script) {
        spoiltAt = script.next() + 256 * script.next(2);
        spoiltValue = Float.intBitsToFloat(script.word());
    }

    /** Sets one of the frames' flags to anything, from here on. */
    void spoilFlags(Script script) {
        spoiltFlagsOf = script.next(10);
        spoiltFlags = script.word();
    }

    void spoilNothing() {
        spoiltAt = -1;
        spoiltFlagsOf = -1;
    }

    HandFrame frame(long sequence, long captureNanos) {
        HandFrame frame = spoilt;
        frame.clear();
        frame.sequence = sequence;
        frame.captureNanos = captureNanos;
        frame.spaceEpoch = spaceEpoch;
        for (Hand hand : Hand.values()) {
            fill(frame, hand);
        }
        spoil(frame);
        return frame;
    }

    private void fill(HandFrame frame, Hand hand) {
        if (lost[hand.ordinal()]) {
            return;
        }
        Pose palm = handle(hand);
        if (bare[hand.ordinal()]) {
            HandPose pose = frame.hand(hand);
            pose.jointFloats = HandPose.FLOATS;
            java.util.Arrays.fill(pose.joints, 0);
            put(pose, Joint.PALM, palm, 0);
            put(pose, Joint.THUMB_TIP, palm, 0);
            put(pose, Joint.INDEX_TIP, palm, pinched[hand.ordinal()] ? PINCHED_METRES : OPEN_METRES);
        } else {
            put(frame.controller(hand), palm, pinched[hand.ordinal()] ? 1 : 0);
        }
    }

    private Pose handle(Hand hand) {
        return fulcrums[hand.ordinal()].handleFor(tips[hand.ordinal()], ACROSS, handle);
    }

    private static void put(HandPose pose, Joint joint, Pose at, double offsetX) {
        int i = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
        put(pose.joints, i, at);
        pose.joints[i] += (float) offsetX;
        pose.positionValid |= joint.bit();
        pose.positionTracked |= joint.bit();
        pose.orientationValid |= joint.bit();
        pose.orientationTracked |= joint.bit();
    }

    private static void put(ControllerPose controller, Pose at, float trigger) {
        put(controller.grip, 0, at);
        controller.gripFloats = ControllerPose.POSE_FLOATS;
        controller.gripFlags = ALL;
        controller.select = trigger;
    }

    private static void put(float[] values, int at, Pose pose) {
        values[at] = (float) pose.position.x;
        values[at + 1] = (float) pose.position.y;
        values[at + 2] = (float) pose.position.z;
        values[at + 3] = (float) pose.orientation.x;
        values[at + 4] = (float) pose.orientation.y;
        values[at + 5] = (float) pose.orientation.z;
        values[at + 6] = (float) pose.orientation.w;
    }

    private void spoil(HandFrame frame) {
        if (spoiltAt >= 0) {
            Hand hand = Hand.values()[spoiltAt & 1];
            frame.hand(hand).joints[(spoiltAt >> 1) % HandPose.FLOATS] = spoiltValue;
            frame.controller(hand).grip[(spoiltAt >> 1) % ControllerPose.POSE_FLOATS] = spoiltValue;
            frame.controller(hand).select = spoiltValue;
        }
        Hand hand = Hand.values()[Math.max(0, spoiltFlagsOf) & 1];
        switch (spoiltFlagsOf >> 1) {
            case 0 -> frame.hand(hand).positionValid = spoiltFlags;
            case 1 -> frame.hand(hand).positionTracked = spoiltFlags;
            case 2 -> frame.hand(hand).orientationValid = spoiltFlags;
            case 3 -> frame.hand(hand).orientationTracked = spoiltFlags;
            case 4 -> frame.controller(hand).gripFlags = spoiltFlags;
            default -> {}
        }
    }
}
