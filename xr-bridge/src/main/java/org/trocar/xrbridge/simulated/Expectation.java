package org.trocar.xrbridge.simulated;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.PredictedPoses;

/** Makes a prediction of a frame that is known beforehand. */
final class Expectation {
    private Expectation() {}

    static void set(HandFrame frame, long displayNanos, PredictedPoses out) {
        out.displayNanos = displayNanos;
        out.headFloats = frame.headFloats;
        System.arraycopy(frame.head, 0, out.head, 0, frame.headFloats);
        set(frame.hand(Hand.LEFT), frame.controller(Hand.LEFT), out.hand(Hand.LEFT));
        set(frame.hand(Hand.RIGHT), frame.controller(Hand.RIGHT), out.hand(Hand.RIGHT));
    }

    private static void set(HandPose hand, ControllerPose controller, PredictedPoses.Predicted out) {
        out.jointFloats = hand.jointFloats;
        System.arraycopy(hand.joints, 0, out.joints, 0, hand.jointFloats);
        out.gripFloats = controller.gripFloats;
        System.arraycopy(controller.grip, 0, out.grip, 0, controller.gripFloats);
    }
}
