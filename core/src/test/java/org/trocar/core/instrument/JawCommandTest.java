package org.trocar.core.instrument;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/** When a hand closes its jaws and when it opens them. */
class JawCommandTest {
    private final JawCommand command = new JawCommand(Specs.GRASPER);
    private final HandPose hand = new HandPose();
    private final ControllerPose controller = new ControllerPose();

    @Test
    void aPinchClosesBelowOneDistanceAndOpensOnlyAboveALargerOne() {
        assertFalse(afterPinch(0.060));
        assertFalse(afterPinch(0.025));
        assertTrue(afterPinch(0.019));
        assertTrue(afterPinch(0.034));
        assertFalse(afterPinch(0.036));
        assertFalse(afterPinch(0.021));
    }

    @Test
    void aLostHandKeepsItsJawsClosed() {
        assertTrue(afterPinch(0.010));
        pinch(0.100);
        hand.positionTracked = 0;
        assertTrue(command.update(hand, controller));
        hand.clear();
        assertTrue(command.update(hand, controller));
    }

    @Test
    void aTriggerOrSqueezeClosesWithHysteresis() {
        assertFalse(afterTrigger(0.5f, 0));
        assertTrue(afterTrigger(0.7f, 0));
        assertTrue(afterTrigger(0.5f, 0));
        assertFalse(afterTrigger(0.3f, 0.2f));
        assertTrue(afterTrigger(0, 0.9f));
    }

    @Test
    void aControllerWithButtonsOnlyClosesByTheirBits() {
        controller.buttons = ControllerPose.MENU;
        assertFalse(afterTrigger(0, 0));
        controller.buttons = ControllerPose.SQUEEZE;
        assertTrue(afterTrigger(0, 0));
        controller.buttons = 0;
        assertFalse(afterTrigger(0, 0));
    }

    @Test
    void aControllerSpeaksForTheHandThatHoldsIt() {
        pinch(0.010);
        assertFalse(afterTrigger(0, 0));
    }

    @Test
    void anUntrackedControllerHolds() {
        assertTrue(afterTrigger(1, 0));
        controller.gripFlags = ControllerPose.POSITION_VALID;
        controller.select = 0;
        assertTrue(command.update(hand, controller));
    }

    private boolean afterPinch(double metres) {
        pinch(metres);
        return command.update(hand, controller);
    }

    private void pinch(double metres) {
        hand.jointFloats = HandPose.FLOATS;
        hand.positionValid = Joint.THUMB_TIP.bit() | Joint.INDEX_TIP.bit();
        hand.positionTracked = hand.positionValid;
        hand.joints[Joint.INDEX_TIP.ordinal() * HandPose.FLOATS_PER_JOINT] = (float) metres;
    }

    private boolean afterTrigger(float select, float squeeze) {
        controller.gripFloats = ControllerPose.POSE_FLOATS;
        controller.gripFlags = ControllerPose.POSITION_VALID | ControllerPose.POSITION_TRACKED;
        controller.select = select;
        controller.squeeze = squeeze;
        return command.update(hand, controller);
    }
}
