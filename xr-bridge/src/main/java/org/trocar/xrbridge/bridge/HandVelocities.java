package org.trocar.xrbridge.bridge;

import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;

/**
 * One hand's velocities where its device gives none: the backward difference over two frames' own capture times, so that no frame waits for
 * the next. It is the mean velocity between them, half a frame old. A joint has one only where it was tracked in both frames; an origin that
 * moved, a step back in time and a gap of more than {@value #GAP_NANOS} ns begin anew.
 *
 * <p>A device that gives a hand any velocity gives that hand all it gets: a frame says of a whole hand whether its velocities were derived,
 * so that derived angular velocities beside measured linear ones could not be told from measured ones.
 *
 * <p>Angular velocity is the rotation vector from one orientation to the next, in the space the hands are in, over the time between.
 */
final class HandVelocities {
    static final long GAP_NANOS = 50_000_000;
    private static final int FLOATS_PER_VELOCITY = 6;
    private static final int ALL_JOINTS = (1 << Joint.COUNT) - 1;

    private final Hand hand;
    private final HandPose before = new HandPose();
    private long beforeNanos;
    private int beforeEpoch;

    HandVelocities(Hand hand) {
        this.hand = hand;
    }

    /** Writes what the frame's device has not. The frame has its capture time, and no claims that it cannot keep. */
    void derive(HandFrame frame) {
        HandPose now = frame.hand(hand);
        boolean measured = (now.linearVelocityValid | now.angularVelocityValid) != 0;
        long nanos = frame.captureNanos - beforeNanos;
        boolean follows = nanos > 0 && nanos <= GAP_NANOS && frame.spaceEpoch == beforeEpoch;
        if (!measured && now.jointFloats > 0) {
            derive(now, follows ? ALL_JOINTS : 0, nanos * 1e-9);
        }
        before.set(now);
        beforeNanos = frame.captureNanos;
        beforeEpoch = frame.spaceEpoch;
    }

    private void derive(HandPose now, int joints, double seconds) {
        now.linearVelocityValid =
                joints & tracked(before.positionValid, before.positionTracked, now.positionValid) & now.positionTracked;
        now.angularVelocityValid = joints
                & tracked(before.orientationValid, before.orientationTracked, now.orientationValid)
                & now.orientationTracked;
        boolean any = (now.linearVelocityValid | now.angularVelocityValid) != 0;
        now.velocityFloats = any ? HandPose.VELOCITY_FLOATS : 0;
        now.velocitiesDerived = any;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            int at = joint * HandPose.FLOATS_PER_JOINT;
            int to = joint * FLOATS_PER_VELOCITY;
            linear(now, (now.linearVelocityValid & 1 << joint) != 0, at, seconds, to);
            angular(now, (now.angularVelocityValid & 1 << joint) != 0, at + 3, seconds, to + 3);
        }
    }

    private static int tracked(int validBefore, int trackedBefore, int validNow) {
        return validBefore & trackedBefore & validNow;
    }

    private void linear(HandPose now, boolean known, int at, double seconds, int to) {
        for (int i = 0; i < 3; i++) {
            double metres = (double) now.joints[at + i] - before.joints[at + i];
            now.velocities[to + i] = known ? (float) (metres / seconds) : 0;
        }
    }

    /** The turn between is now ∘ before⁻¹; its rotation vector is 2 atan2(|v|, w) v / |v|, the shorter way round. */
    private void angular(HandPose now, boolean known, int at, double seconds, int to) {
        float[] a = before.joints;
        float[] b = now.joints;
        double x = b[at] * (double) a[at + 3] - b[at + 3] * (double) a[at] - cross(b, a, at + 1, at + 2);
        double y = b[at + 1] * (double) a[at + 3] - b[at + 3] * (double) a[at + 1] - cross(b, a, at + 2, at);
        double z = b[at + 2] * (double) a[at + 3] - b[at + 3] * (double) a[at + 2] - cross(b, a, at, at + 1);
        double w = b[at + 3] * (double) a[at + 3]
                + b[at] * (double) a[at]
                + b[at + 1] * (double) a[at + 1]
                + b[at + 2] * (double) a[at + 2];
        double sine = Math.sqrt(x * x + y * y + z * z);
        double scale = known && sine > 0 ? Math.copySign(2 * StrictMath.atan2(sine, Math.abs(w)) / sine, w) : 0;
        now.velocities[to] = (float) (scale * x / seconds);
        now.velocities[to + 1] = (float) (scale * y / seconds);
        now.velocities[to + 2] = (float) (scale * z / seconds);
    }

    private static double cross(float[] a, float[] b, int i, int j) {
        return a[i] * (double) b[j] - a[j] * (double) b[i];
    }
}
