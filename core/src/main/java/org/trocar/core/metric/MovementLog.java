package org.trocar.core.metric;

import java.util.function.Consumer;

/**
 * Tells of one tool's movements as they end, with path and peak speed of each. It watches a {@link MotionPipeline} and is no part of its
 * state: attach it before the first sample.
 */
public final class MovementLog {
    private final Consumer<Movement> taker;
    private double pathAtOnset;
    private double peak;
    private double pathAtStop;
    private double peakAtStop;

    /** @param taker called in the midst of a tick, which it must not disturb */
    public MovementLog(Consumer<Movement> taker) {
        this.taker = taker;
    }

    /** Where a movement began and stopped is known only by hindsight: keeps both as they were at each place it may be. */
    void follow(Movements movements, double pathMetres, double speed) {
        if (movements.mayStartHere()) {
            pathAtOnset = pathMetres;
            peak = speed;
        }
        peak = Math.max(peak, speed);
        if (movements.mayStopHere()) {
            stopHere(pathMetres);
        }
    }

    /** The movement ends at the latest sample after all. */
    void stopHere(double pathMetres) {
        pathAtStop = pathMetres;
        peakAtStop = peak;
    }

    void over(long onNanos, long offNanos, SparcOutcome outcome, double sparc, boolean cutOff) {
        taker.accept(new Movement(onNanos, offNanos, pathAtStop - pathAtOnset, peakAtStop, outcome, sparc, cutOff));
    }
}
