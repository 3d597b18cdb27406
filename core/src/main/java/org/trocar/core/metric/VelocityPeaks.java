package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Counts peaks of a speed: a maximum of at least 15 mm/s counts once the speed has fallen 10 mm/s below it; the next is looked for after a
 * rise of 10 mm/s from the lowest speed since. The prominence keeps tracker noise from counting.
 *
 * <p>Evidence: none for it in surgery known to us, and some against; see {@link Measure#VELOCITY_PEAKS}.
 */
public final class VelocityPeaks implements Stateful {
    private static final double LOWEST_PEAK = 0.015;
    private static final double PROMINENCE = 0.010;

    private boolean rising = true;
    private double extreme;
    private int count;

    /** Adds the next speed, m/s. */
    public void add(double speed) {
        if (rising) {
            rise(speed);
        } else {
            fall(speed);
        }
    }

    private void rise(double speed) {
        extreme = Math.max(extreme, speed);
        if (speed < extreme - PROMINENCE) {
            count += extreme >= LOWEST_PEAK ? 1 : 0;
            rising = false;
            extreme = speed;
        }
    }

    private void fall(double speed) {
        extreme = Math.min(extreme, speed);
        if (speed > extreme + PROMINENCE) {
            rising = true;
            extreme = speed;
        }
    }

    /** Ends a segment as if the speed then fell to zero, and makes ready for the next. */
    public void close() {
        add(0);
        rising = true;
        extreme = 0;
    }

    public int count() {
        return count;
    }

    @Override
    public void exchange(StateBuffer state) {
        rising = state.exchange(rising);
        extreme = state.exchange(extreme);
        count = state.exchange(count);
    }
}
