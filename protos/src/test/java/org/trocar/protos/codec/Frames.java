package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.PredictedPoses.Predicted;
import org.trocar.protos.v1.PredictedPoses;

/** Frames for tests, and what it means that core's frame and the generated message say the same. */
final class Frames {
    private Frames() {}

    /** A frame with every measured field filled. */
    static HandFrame full(long seed) {
        Random random = new Random(seed);
        HandFrame frame = new HandFrame();
        frame.sequence = random.nextLong();
        frame.captureNanos = random.nextLong();
        frame.sampleNanos = random.nextLong();
        frame.spaceEpoch = random.nextInt();
        frame.headFloats = fill(frame.head, random);
        frame.headFlags = 15;
        for (Hand hand : Hand.values()) {
            fill(frame.hand(hand), random);
            fill(frame.controller(hand), random);
        }
        return frame;
    }

    /** Every pose predicted. */
    static org.trocar.core.hands.PredictedPoses predicted(long seed) {
        Random random = new Random(seed);
        var predicted = new org.trocar.core.hands.PredictedPoses();
        predicted.displayNanos = random.nextLong();
        predicted.headFloats = fill(predicted.head, random);
        for (Hand hand : Hand.values()) {
            Predicted one = predicted.hand(hand);
            one.jointFloats = fill(one.joints, random);
            one.gripFloats = fill(one.grip, random);
        }
        return predicted;
    }

    static Gaze gaze(long seed) {
        Random random = new Random(seed);
        Gaze gaze = new Gaze();
        gaze.floats = fill(gaze.pose, random);
        gaze.flags = 15;
        gaze.sampleNanos = random.nextLong();
        return gaze;
    }

    private static void fill(HandPose hand, Random random) {
        hand.jointFloats = fill(hand.joints, random);
        hand.positionValid = 0x3FF_FFFF;
        hand.positionTracked = 0x3FF_FFFE;
        hand.orientationValid = 0x3FF_FFFD;
        hand.orientationTracked = 0x3FF_FFFB;
        hand.velocityFloats = fill(hand.velocities, random);
        hand.linearVelocityValid = 0x3FF_FFF7;
        hand.angularVelocityValid = 0x3FF_FFEF;
        hand.velocitiesDerived = true;
    }

    private static void fill(ControllerPose controller, Random random) {
        controller.gripFloats = fill(controller.grip, random);
        controller.gripFlags = 7;
        controller.aimFloats = fill(controller.aim, random);
        controller.aimFlags = 3;
        controller.select = random.nextFloat();
        controller.squeeze = random.nextFloat();
        controller.buttons = -1;
    }

    private static int fill(float[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values.length;
    }

    static void assertSame(org.trocar.protos.v1.HandFrame expected, HandFrame actual, String which) {
        assertEquals(expected.getSequence(), actual.sequence, which);
        assertEquals(expected.getCaptureNanos(), actual.captureNanos, which);
        assertEquals(expected.getSampleNanos(), actual.sampleNanos, which);
        assertEquals(expected.getSpaceEpoch(), actual.spaceEpoch, which);
        assertFloats(expected.getHeadList(), actual.head, actual.headFloats, which);
        assertEquals(expected.getHeadFlags(), actual.headFlags, which);
        assertSame(expected.getLeft(), actual.hand(Hand.LEFT), which);
        assertSame(expected.getRight(), actual.hand(Hand.RIGHT), which);
        assertSame(expected.getLeftController(), actual.controller(Hand.LEFT), which);
        assertSame(expected.getRightController(), actual.controller(Hand.RIGHT), which);
    }

    private static void assertSame(org.trocar.protos.v1.HandPose expected, HandPose actual, String which) {
        assertFloats(expected.getJointsList(), actual.joints, actual.jointFloats, which);
        assertEquals(expected.getPositionValid(), actual.positionValid, which);
        assertEquals(expected.getPositionTracked(), actual.positionTracked, which);
        assertEquals(expected.getOrientationValid(), actual.orientationValid, which);
        assertEquals(expected.getOrientationTracked(), actual.orientationTracked, which);
        assertFloats(expected.getVelocitiesList(), actual.velocities, actual.velocityFloats, which);
        assertEquals(expected.getLinearVelocityValid(), actual.linearVelocityValid, which);
        assertEquals(expected.getAngularVelocityValid(), actual.angularVelocityValid, which);
        assertEquals(expected.getVelocitiesDerived(), actual.velocitiesDerived, which);
    }

    private static void assertSame(org.trocar.protos.v1.ControllerPose expected, ControllerPose actual, String which) {
        assertFloats(expected.getGripList(), actual.grip, actual.gripFloats, which);
        assertEquals(expected.getGripFlags(), actual.gripFlags, which);
        assertFloats(expected.getAimList(), actual.aim, actual.aimFloats, which);
        assertEquals(expected.getAimFlags(), actual.aimFlags, which);
        assertEquals(bits(expected.getSelect()), bits(actual.select), which);
        assertEquals(bits(expected.getSqueeze()), bits(actual.squeeze), which);
        assertEquals(expected.getButtons(), actual.buttons, which);
    }

    private static void assertFloats(List<Float> expected, float[] actual, int count, String which) {
        assertEquals(expected.size(), count, which);
        for (int i = 0; i < count; i++) {
            assertEquals(bits(expected.get(i)), bits(actual[i]), which);
        }
    }

    private static int bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    /** The contract's rule for arrays, all or nothing, said over generated types. */
    static boolean wholeArrays(org.trocar.protos.v1.HandFrame frame) {
        return whole(frame.getHeadCount(), 7)
                && wholeArrays(frame.getLeft())
                && wholeArrays(frame.getRight())
                && wholeArrays(frame.getLeftController())
                && wholeArrays(frame.getRightController())
                && wholeArrays(frame.getPredicted())
                && whole(frame.getGazeCount(), 7);
    }

    private static boolean wholeArrays(org.trocar.protos.v1.HandPose hand) {
        return whole(hand.getJointsCount(), 208) && whole(hand.getVelocitiesCount(), 156);
    }

    private static boolean wholeArrays(org.trocar.protos.v1.ControllerPose controller) {
        return whole(controller.getGripCount(), 7) && whole(controller.getAimCount(), 7);
    }

    private static boolean wholeArrays(PredictedPoses predicted) {
        return whole(predicted.getHeadCount(), 7)
                && whole(predicted.getLeftJointsCount(), 208)
                && whole(predicted.getRightJointsCount(), 208)
                && whole(predicted.getLeftGripCount(), 7)
                && whole(predicted.getRightGripCount(), 7);
    }

    private static boolean whole(int count, int wanted) {
        return count == 0 || count == wanted;
    }
}
