package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Where both instrument tips were at the capture time of every frame of one tick, in the field's frame. These are the samples that
 * motion metrics are made of; with the tick's events they make its DERIVED record.
 */
public final class TipSamples implements Stateful {
    private static final int VALUES = 8;

    private final long[] captureNanos;
    private final long[] sampleNanos;
    private final int[] flags;
    private final double[] values;
    private int count;

    /** @param capacity the most frames one tick can bring */
    public TipSamples(int capacity) {
        captureNanos = new long[capacity];
        sampleNanos = new long[capacity];
        flags = new int[capacity];
        values = new double[capacity * 2 * VALUES];
    }

    public void clear() {
        count = 0;
    }

    /** Starts a frame's sample; both hands are untracked until {@link #tip} says otherwise. */
    public void add(long sessionNanos, long deviceSampleNanos) {
        captureNanos[count] = sessionNanos;
        sampleNanos[count] = deviceSampleNanos;
        flags[count] = 0;
        java.util.Arrays.fill(values, count * 2 * VALUES, (count + 1) * 2 * VALUES, 0);
        count++;
    }

    /** Sets one hand's tip of the sample added last. */
    public void tip(Hand hand, Pose tip, double jawRadians, boolean tracked) {
        int at = offset(count - 1, hand);
        values[at] = tip.position.x;
        values[at + 1] = tip.position.y;
        values[at + 2] = tip.position.z;
        values[at + 3] = tip.orientation.x;
        values[at + 4] = tip.orientation.y;
        values[at + 5] = tip.orientation.z;
        values[at + 6] = tip.orientation.w;
        values[at + 7] = jawRadians;
        if (tracked) {
            flags[count - 1] |= 1 << hand.ordinal();
        }
    }

    public int count() {
        return count;
    }

    /** When sample i was captured, nanoseconds since the session's first tick began. */
    public long captureNanos(int i) {
        return captureNanos[i];
    }

    /** The device's own sample time of sample i, or 0. */
    public long sampleNanos(int i) {
        return sampleNanos[i];
    }

    public boolean tracked(int i, Hand hand) {
        return (flags[i] & 1 << hand.ordinal()) != 0;
    }

    public Pose tip(int i, Hand hand, Pose out) {
        int at = offset(i, hand);
        out.position.set(values[at], values[at + 1], values[at + 2]);
        out.orientation.set(values[at + 3], values[at + 4], values[at + 5], values[at + 6]);
        return out;
    }

    /** The angle from the shaft to either jaw at sample i. */
    public double jawRadians(int i, Hand hand) {
        return values[offset(i, hand) + 7];
    }

    private static int offset(int i, Hand hand) {
        return (i * 2 + hand.ordinal()) * VALUES;
    }

    @Override
    public void exchange(StateBuffer state) {
        count = state.exchange(count);
        state.exchange(captureNanos, count);
        state.exchange(sampleNanos, count);
        state.exchange(flags, count);
        state.exchange(values, count * 2 * VALUES);
    }
}
