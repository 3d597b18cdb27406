package org.trocar.server.fuzz;

import java.util.Random;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.core.hands.PredictedPoses.Predicted;
import org.trocar.protos.codec.HandFrameCodec;

/** Frames to start fuzzing from. */
final class Seeds {
    private Seeds() {}

    /** A frame with every field of this version filled. */
    static org.trocar.protos.v1.HandFrame fullFrame() {
        Random random = new Random(1);
        HandFrame frame = new HandFrame();
        frame.sequence = 9;
        frame.captureNanos = 1_000_000_000L;
        frame.sampleNanos = 999_000_000L;
        frame.spaceEpoch = 1;
        frame.headFloats = fill(frame.head, random);
        frame.headFlags = 15;
        PredictedPoses predicted = new PredictedPoses();
        predicted.displayNanos = 1_020_000_000L;
        predicted.headFloats = fill(predicted.head, random);
        for (Hand hand : Hand.values()) {
            fill(frame.hand(hand), random);
            fill(frame.controller(hand), random);
            Predicted expected = predicted.hand(hand);
            expected.jointFloats = fill(expected.joints, random);
            expected.gripFloats = fill(expected.grip, random);
        }
        Gaze gaze = new Gaze();
        gaze.floats = fill(gaze.pose, random);
        gaze.flags = 15;
        gaze.sampleNanos = 998_000_000L;
        return new HandFrameCodec().toMessage(frame, predicted, gaze);
    }

    private static void fill(HandPose hand, Random random) {
        hand.jointFloats = fill(hand.joints, random);
        hand.positionValid = 0x3FF_FFFF;
        hand.positionTracked = 0x3FF_FFFF;
        hand.orientationValid = 0x3FF_FFFF;
        hand.orientationTracked = 0x3FF_FFFF;
        hand.velocityFloats = fill(hand.velocities, random);
        hand.linearVelocityValid = 0x3FF_FFFF;
        hand.angularVelocityValid = 0x3FF_FFFF;
        hand.velocitiesDerived = true;
    }

    private static void fill(ControllerPose controller, Random random) {
        controller.gripFloats = fill(controller.grip, random);
        controller.gripFlags = 15;
        controller.aimFloats = fill(controller.aim, random);
        controller.aimFlags = 15;
        controller.select = random.nextFloat();
        controller.squeeze = random.nextFloat();
        controller.buttons = 3;
    }

    private static int fill(float[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values.length;
    }
}
