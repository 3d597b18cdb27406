package org.trocar.telemetry.export.session;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;

/** Finds where one hand was not tracked for more than 100 ms, from the session's beginning to its last tick. */
final class TrackingGaps {
    static final long LONGEST_BRIDGED_NANOS = 100_000_000;

    private final Hand hand;
    private final List<Gap> gaps = new ArrayList<>();
    private long lastTrackedNanos;

    /** From the last tracked frame to the next, session time. */
    record Gap(Hand hand, long startNanos, long endNanos) {}

    TrackingGaps(Hand hand) {
        this.hand = hand;
    }

    void frame(HandFrame frame, long captureSessionNanos) {
        if (tracked(frame)) {
            trackedUntil(captureSessionNanos);
        }
    }

    private boolean tracked(HandFrame frame) {
        HandPose pose = frame.hand(hand);
        ControllerPose controller = frame.controller(hand);
        boolean joints = pose.jointFloats > 0 && (pose.positionValid & pose.positionTracked) != 0;
        return joints || controller.tracked();
    }

    private void trackedUntil(long nanos) {
        if (nanos - lastTrackedNanos > LONGEST_BRIDGED_NANOS) {
            gaps.add(new Gap(hand, lastTrackedNanos, nanos));
        }
        lastTrackedNanos = nanos;
    }

    /** All gaps, once the last frame was given; one may last until the end. */
    List<Gap> finish(long endNanos) {
        trackedUntil(Math.max(endNanos, lastTrackedNanos));
        return gaps;
    }
}
