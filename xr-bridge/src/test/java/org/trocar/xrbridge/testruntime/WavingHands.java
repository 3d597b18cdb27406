package org.trocar.xrbridge.testruntime;

import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * Two hands of 26 joints with controllers in them, and a head, that move to the right at 0.1 m/s from their places at time 0: where
 * everything is at any time can be told by heart. The left hand is at x = −0.2 m, the right at 0.2 m, the head at 0; each joint is 1 cm
 * above the one before, from y = 1.2 m on. Select grows from 0 to 1 with time, squeeze falls from 1 to 0.
 */
public final class WavingHands implements FrameSource {
    public static final double METRES_PER_SECOND = 0.1;
    private static final int ALL = (1 << Joint.COUNT) - 1;
    private static final int FLAGS = 15;

    private final int rateHz;
    private final int frames;
    private int next;

    public WavingHands(double seconds, int rateHz) {
        this.rateHz = rateHz;
        this.frames = (int) Math.round(seconds * rateHz) + 1;
    }

    /** x of a hand, its controller included, at a time of the recording. */
    public static double x(Hand hand, long nanos) {
        return (hand == Hand.LEFT ? -0.2 : 0.2) + headX(nanos);
    }

    /** x of the head. */
    public static double headX(long nanos) {
        return METRES_PER_SECOND * nanos * 1e-9;
    }

    /** y of a joint. */
    public static double y(Joint joint) {
        return 1.2 + 0.01 * joint.ordinal();
    }

    @Override
    public TraceHeader header() {
        return new TraceHeader("waving hands", "computed", "none needed", List.of(), List.of());
    }

    @Override
    public boolean next(HandFrame frame) {
        if (next == frames) {
            return false;
        }
        frame.clear();
        long nanos = next * 1_000_000_000L / rateHz;
        frame.sequence = ++next;
        frame.captureNanos = nanos;
        frame.headFloats = put(frame.head, 0, headX(nanos), 1.6, 0);
        frame.headFlags = FLAGS;
        for (Hand hand : Hand.values()) {
            putJoints(frame.hand(hand), x(hand, nanos));
            putController(frame.controller(hand), x(hand, nanos), (next - 1f) / Math.max(1, frames - 1));
        }
        return true;
    }

    private static void putJoints(HandPose hand, double x) {
        for (Joint joint : Joint.values()) {
            int at = joint.ordinal() * HandPose.FLOATS_PER_JOINT;
            put(hand.joints, at, x, y(joint), -0.4);
            hand.joints[at + 7] = 0.008f;
        }
        hand.jointFloats = HandPose.FLOATS;
        hand.positionValid = ALL;
        hand.positionTracked = ALL;
        hand.orientationValid = ALL;
        hand.orientationTracked = ALL;
    }

    private static void putController(ControllerPose controller, double x, float progress) {
        controller.gripFloats = put(controller.grip, 0, x, 1.2, -0.4);
        controller.gripFlags = FLAGS;
        controller.aimFloats = put(controller.aim, 0, x, 1.25, -0.4);
        controller.aimFlags = FLAGS;
        controller.select = progress;
        controller.squeeze = 1 - progress;
    }

    private static int put(float[] out, int at, double x, double y, double z) {
        out[at] = (float) x;
        out[at + 1] = (float) y;
        out[at + 2] = (float) z;
        out[at + 3] = 0;
        out[at + 4] = 0;
        out[at + 5] = 0;
        out[at + 6] = 1;
        return ControllerPose.POSE_FLOATS;
    }

    @Override
    public void close() {}
}
