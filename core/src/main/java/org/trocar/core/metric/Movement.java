package org.trocar.core.metric;

/**
 * One movement that is over, with the measures {@link MotionPipeline} took of it.
 *
 * @param onNanos when it began, session clock: a grid point, the filter's delay taken back
 * @param offNanos when it ended, likewise; {@code offNanos − onNanos} is its weight in the medians over movements
 * @param pathMetres of the filtered point from on to off
 * @param peakMetresPerSecond the largest filtered speed from on to off
 * @param sparcOutcome whether it has a spectral arc length, and if not, why
 * @param sparc see {@link Sparc}; NaN where it has none
 * @param cutOff whether tracking, a pause, a moved space or the run's end ended it, rather than stillness
 */
public record Movement(
        long onNanos,
        long offNanos,
        double pathMetres,
        double peakMetresPerSecond,
        SparcOutcome sparcOutcome,
        double sparc,
        boolean cutOff) {}
