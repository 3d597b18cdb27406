package org.trocar.core.uncertainty;

import java.util.Arrays;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.metric.TipSink;

/**
 * Every sample of both instrument tips that a run's motion was measured from, with its breaks and its end, to be measured again. Given to
 * another {@link org.trocar.core.metric.BimanualMotion} by {@link #replay} it yields the run's own values, bit for bit.
 *
 * <p>Made after the run, from its records: it grows with the run, 140 bytes a sample.
 */
public final class TipTrace implements TipSink {
    private static final int POSE = 7;
    private static final int VALUES = 2 * POSE;
    private static final byte BREAK = 4;
    private static final byte FINISH = 8;

    private long[] captureNanos = new long[1024];
    private long[] sampleNanos = new long[1024];
    private byte[] kinds = new byte[1024];
    private double[] values = new double[1024 * VALUES];
    private int count;

    @Override
    public void sample(
            long captureTimeNanos,
            long sampleTimeNanos,
            Pose leftTip,
            boolean leftTracked,
            Pose rightTip,
            boolean rightTracked) {
        add(captureTimeNanos, sampleTimeNanos, (byte) (bit(Hand.LEFT, leftTracked) | bit(Hand.RIGHT, rightTracked)));
        put(leftTip, Hand.LEFT);
        put(rightTip, Hand.RIGHT);
    }

    private static int bit(Hand hand, boolean tracked) {
        return tracked ? 1 << hand.ordinal() : 0;
    }

    private void put(Pose tip, Hand hand) {
        int at = offset(count - 1, hand);
        values[at] = tip.position.x;
        values[at + 1] = tip.position.y;
        values[at + 2] = tip.position.z;
        values[at + 3] = tip.orientation.x;
        values[at + 4] = tip.orientation.y;
        values[at + 5] = tip.orientation.z;
        values[at + 6] = tip.orientation.w;
    }

    @Override
    public void breakSegment(long captureTimeNanos) {
        add(captureTimeNanos, 0, BREAK);
    }

    @Override
    public void finish(long endNanos) {
        add(endNanos, 0, FINISH);
    }

    private void add(long nanos, long deviceNanos, byte kind) {
        if (count == kinds.length) {
            grow(2 * count);
        }
        captureNanos[count] = nanos;
        sampleNanos[count] = deviceNanos;
        kinds[count] = kind;
        count++;
    }

    private void grow(int capacity) {
        captureNanos = Arrays.copyOf(captureNanos, capacity);
        sampleNanos = Arrays.copyOf(sampleNanos, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        values = Arrays.copyOf(values, capacity * VALUES);
    }

    /** How many samples, breaks and ends there are. */
    public int count() {
        return count;
    }

    long captureNanos(int i) {
        return captureNanos[i];
    }

    long sampleNanos(int i) {
        return sampleNanos[i];
    }

    /** Whether entry i is a sample; otherwise it is a break or the end. */
    boolean isSample(int i) {
        return kinds[i] < BREAK;
    }

    boolean isFinish(int i) {
        return kinds[i] == FINISH;
    }

    boolean tracked(int i, Hand hand) {
        return isSample(i) && (kinds[i] & 1 << hand.ordinal()) != 0;
    }

    Pose tip(int i, Hand hand, Pose out) {
        int at = offset(i, hand);
        out.position.set(values[at], values[at + 1], values[at + 2]);
        out.orientation.set(values[at + 3], values[at + 4], values[at + 5], values[at + 6]);
        return out;
    }

    private static int offset(int i, Hand hand) {
        return i * VALUES + hand.ordinal() * POSE;
    }

    /** Gives everything, as it was taken, to another. */
    public void replay(TipSink sink) {
        Pose left = new Pose();
        Pose right = new Pose();
        for (int i = 0; i < count; i++) {
            if (isSample(i)) {
                sink.sample(
                        captureNanos[i],
                        sampleNanos[i],
                        tip(i, Hand.LEFT, left),
                        tracked(i, Hand.LEFT),
                        tip(i, Hand.RIGHT, right),
                        tracked(i, Hand.RIGHT));
            } else if (isFinish(i)) {
                sink.finish(captureNanos[i]);
            } else {
                sink.breakSegment(captureNanos[i]);
            }
        }
    }
}
