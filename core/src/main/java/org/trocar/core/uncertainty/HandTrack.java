package org.trocar.core.uncertainty;

import java.util.Arrays;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.metric.MotionPipeline;

/**
 * One hand's places of its own within a {@link TipTrace}: frames that repeat the pose before share one, as they share its error, and
 * untracked ones have none.
 */
final class HandTrack {
    static final int NONE = -1;

    /** Which place each entry of the trace shows, or {@link #NONE}. */
    private final int[] places;

    private long[] nanos = new long[1024];
    private double[] metres = new double[3 * 1024];
    private boolean[] starts = new boolean[1024];
    private int count;

    HandTrack(TipTrace trace, Hand hand) {
        places = new int[trace.count()];
        Pose last = new Pose();
        Pose now = new Pose();
        long seenNanos = Long.MIN_VALUE / 2;
        boolean broken = true;
        for (int i = 0; i < places.length; i++) {
            broken |= !trace.isSample(i);
            if (!trace.tracked(i, hand)) {
                places[i] = NONE;
                continue;
            }
            if (count > 0 && trace.captureNanos(i) <= seenNanos) {
                // A clock was set back: the pipeline passes over what is not later, and no way leads backwards in time.
                places[i] = count - 1;
                continue;
            }
            trace.tip(i, hand, now);
            broken |= trace.captureNanos(i) - seenNanos > MotionPipeline.MAX_GAP_NANOS;
            if (broken || !same(now, last)) {
                add(trace.captureNanos(i), now, broken);
            }
            seenNanos = trace.captureNanos(i);
            places[i] = count - 1;
            last.set(now);
            broken = false;
        }
    }

    private static boolean same(Pose a, Pose b) {
        return a.position.x == b.position.x
                && a.position.y == b.position.y
                && a.position.z == b.position.z
                && a.orientation.x == b.orientation.x
                && a.orientation.y == b.orientation.y
                && a.orientation.z == b.orientation.z
                && a.orientation.w == b.orientation.w;
    }

    private void add(long atNanos, Pose tip, boolean start) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
            metres = Arrays.copyOf(metres, 6 * count);
            starts = Arrays.copyOf(starts, 2 * count);
        }
        nanos[count] = atNanos;
        metres[3 * count] = tip.position.x;
        metres[3 * count + 1] = tip.position.y;
        metres[3 * count + 2] = tip.position.z;
        starts[count] = start;
        count++;
    }

    /** How many places there are. */
    int count() {
        return count;
    }

    int placeAt(int entry) {
        return places[entry];
    }

    /** Whether a segment begins with this place: nothing is known of the way from the one before. */
    boolean starts(int place) {
        return starts[place];
    }

    /** From the place before, within a segment. */
    double secondsBefore(int place) {
        return (nanos[place] - nanos[place - 1]) * 1e-9;
    }

    /** x, y and z of every place in turn, metres. */
    double[] metres() {
        return Arrays.copyOf(metres, 3 * count);
    }

    /** The usual time between two places, seconds; NaN where there are none. */
    double sampleSeconds() {
        double[] gaps = new double[count];
        int found = 0;
        for (int i = 1; i < count; i++) {
            if (!starts[i]) {
                gaps[found++] = secondsBefore(i);
            }
        }
        Arrays.sort(gaps, 0, found);
        return found == 0 ? Double.NaN : gaps[found / 2];
    }
}
