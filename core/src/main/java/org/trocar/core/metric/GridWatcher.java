package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Sees each point of the 100 Hz grid as a {@link MotionPipeline} makes it, and is no part of its state: attach it before the first sample. */
public interface GridWatcher {
    /**
     * Called in the midst of a tick, which it must not disturb.
     *
     * @param index the point's number on the session's grid: it lies at index·10 ms
     * @param first whether a segment begins here
     * @param point the resampled point, metres; to be read at once, as the others are
     * @param filtered the same after the filter, and later by its delay
     * @param orientation the resampled orientation
     */
    void point(long index, boolean first, Vec3 point, Vec3 filtered, Quat orientation);
}
