package org.trocar.xrbridge.openxr;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandPose;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.xrbridge.headset.HeadsetFrame;

/** One of the wearer's hands: its joints, where the device gives them, and what it holds. */
final class HandInput {
    private final Hand hand;
    /** Null where the device gives no joints. */
    private final HandTracker tracker;

    private final Controller controller;

    HandInput(Hand hand, HandTracker tracker, Controller controller) {
        this.hand = hand;
        this.tracker = tracker;
        this.controller = controller;
    }

    void measure(long xrTime, HeadsetFrame frame) {
        if (tracker != null) {
            tracker.measure(xrTime, frame.measured.hand(hand));
            if (holdsController() && jointsMadeUp()) {
                inferred(frame.measured.hand(hand));
            }
        }
        // The joints say where a bare hand is and how it pinches; its grip would pass for a controller's.
        if (!bare(frame)) {
            controller.measure(xrTime, frame.measured.controller(hand));
        }
    }

    /**
     * What is made up from a controller is known and not measured: were it called tracked, it would move the instrument whenever the
     * controller itself is out of sight.
     */
    private static void inferred(HandPose joints) {
        joints.positionTracked = 0;
        joints.orientationTracked = 0;
    }

    /** Learns how this hand's pose comes about, as {@link #measure} does. */
    void look(long xrTime) {
        if (tracker != null) {
            tracker.look(xrTime);
        }
    }

    /** Runtimes also make a simple controller up for a hand they see, as programs of before hand tracking want one. */
    private boolean bare(HeadsetFrame frame) {
        if (tracker == null) {
            return false;
        }
        boolean seen = tracker.saysSource() && !tracker.emulated() && frame.measured.hand(hand).jointFloats > 0;
        return controller.held() == InteractionProfile.BARE_HANDS
                || controller.held() == InteractionProfile.SIMPLE && seen;
    }

    void predict(long xrTime, HeadsetFrame frame) {
        if (tracker != null) {
            tracker.predict(xrTime, frame.predicted.hand(hand));
        }
        if (frame.measured.controller(hand).present()) {
            controller.predict(xrTime, frame.predicted.hand(hand));
        }
    }

    void readProfile() {
        controller.readProfile();
    }

    void vibrate(float amplitude, long durationNanos, float frequencyHz) {
        controller.vibrate(amplitude, durationNanos, frequencyHz);
    }

    private boolean holdsController() {
        return controller.held() != null && controller.held() != InteractionProfile.BARE_HANDS;
    }

    /** Nobody's fingers are free to be seen around a controller, so where the runtime does not say, they are made up. */
    private boolean jointsMadeUp() {
        return tracker.saysSource() ? tracker.emulated() : holdsController();
    }

    /** How this hand's pose comes about, as far as the runtime has shown: a hand out of sight for a moment changes nothing. */
    TrackingSource source() {
        if (tracker != null && tracker.active()) {
            return jointsMadeUp()
                    ? TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED
                    : TrackingSource.TRACKING_SOURCE_OBSERVED;
        }
        if (holdsController() && !madeUpController()) {
            return TrackingSource.TRACKING_SOURCE_CONTROLLER;
        }
        boolean nothing = tracker == null && controller.held() == null;
        return nothing ? TrackingSource.TRACKING_SOURCE_NONE : TrackingSource.TRACKING_SOURCE_OBSERVED;
    }

    /** Whether what is held is the simple controller that a runtime makes up for a hand it has seen, and does not see now. */
    private boolean madeUpController() {
        return controller.held() == InteractionProfile.SIMPLE && tracker != null && tracker.everObserved();
    }
}
