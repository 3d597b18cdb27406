package org.trocar.xrbridge.openxr;

import org.trocar.core.hands.Hand;
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
        }
        // The joints say where a bare hand is and how it pinches; its grip would pass for a controller's.
        if (!bare(frame)) {
            controller.measure(xrTime, frame.measured.controller(hand));
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

    /** How this hand's pose comes about. */
    TrackingSource source() {
        InteractionProfile held = controller.held();
        boolean holds = held != null && held != InteractionProfile.BARE_HANDS;
        if (tracker != null) {
            // Nobody's fingers are free to be seen around a controller, so where the runtime does not say, they are
            // made up.
            boolean emulated = tracker.saysSource() ? tracker.emulated() : holds;
            return emulated
                    ? TrackingSource.TRACKING_SOURCE_CONTROLLER_EMULATED
                    : TrackingSource.TRACKING_SOURCE_OBSERVED;
        }
        if (holds) {
            return TrackingSource.TRACKING_SOURCE_CONTROLLER;
        }
        return held == null ? TrackingSource.TRACKING_SOURCE_NONE : TrackingSource.TRACKING_SOURCE_OBSERVED;
    }
}
