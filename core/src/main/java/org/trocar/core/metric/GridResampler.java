package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Interpolates a segment's samples linearly onto the session clock's 100 Hz grid, whose point k lies at k·10 ms. The grid does not depend on
 * when a segment begins, so that the grids of two hands coincide.
 *
 * <p>Use: {@link #open} at or {@link #lead} to the next sample, then {@link #next} until it returns false, before anything else.
 */
final class GridResampler implements Stateful {
    private final Vec3 toPoint = new Vec3();
    private final Quat toOrientation = new Quat();
    private long toNanos;
    private long nextIndex;

    /** The sample before the latest, and below it where the grid point that {@link #next} went to lies. */
    @Scratch
    private final Vec3 fromPoint = new Vec3();

    @Scratch
    private final Quat fromOrientation = new Quat();

    @Scratch
    private long fromNanos;

    @Scratch
    final Vec3 point = new Vec3();

    @Scratch
    final Quat orientation = new Quat();

    /** The latest grid point at or before a time. */
    static long indexAt(long nanos) {
        return Math.floorDiv(nanos, MotionPipeline.GRID_NANOS);
    }

    /** Begins a segment. */
    void open(long nanos, Vec3 newPoint, Quat newOrientation) {
        toNanos = nanos;
        toPoint.set(newPoint);
        toOrientation.set(newOrientation);
        lead(nanos, newPoint, newOrientation);
        nextIndex = -Math.floorDiv(-nanos, MotionPipeline.GRID_NANOS);
    }

    /** Goes on to the next sample. */
    void lead(long nanos, Vec3 newPoint, Quat newOrientation) {
        fromNanos = toNanos;
        fromPoint.set(toPoint);
        fromOrientation.set(toOrientation);
        toNanos = nanos;
        toPoint.set(newPoint);
        toOrientation.set(newOrientation);
    }

    /** Goes to the next grid point up to the latest sample, if there is one. */
    boolean next() {
        long nanos = nextIndex * MotionPipeline.GRID_NANOS;
        if (nanos > toNanos) {
            return false;
        }
        double t = nanos == toNanos ? 1 : (double) (nanos - fromNanos) / (toNanos - fromNanos);
        point.lerp(fromPoint, toPoint, t);
        orientation.nlerp(fromOrientation, toOrientation, t);
        nextIndex++;
        return true;
    }

    /** The number of the grid point that {@link #next} went to last, or one before the first of a new segment. */
    long index() {
        return nextIndex - 1;
    }

    @Override
    public void exchange(StateBuffer state) {
        toPoint.exchange(state);
        toOrientation.exchange(state);
        toNanos = state.exchange(toNanos);
        nextIndex = state.exchange(nextIndex);
    }
}
