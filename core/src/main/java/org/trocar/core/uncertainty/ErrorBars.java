package org.trocar.core.uncertainty;

import java.util.Map;
import java.util.Optional;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Attempt;

/**
 * How far the tracker's noise can have put one run's motion metrics off. Independent of any rubric. A value less its {@link #bias} is what
 * remains without noise; its {@link #interval} is that of the value so corrected. How the same trainee would fare on another run is in
 * none of this. What happened in the world, drops and transfers, are facts and have no interval.
 */
public final class ErrorBars {
    private static final ErrorBars NONE = new ErrorBars(Map.of(), Map.of());

    private final Map<Metric, Interval> intervals;
    private final Map<Metric, Double> biases;

    private ErrorBars(Map<Metric, Interval> intervals, Map<Metric, Double> biases) {
        this.intervals = intervals;
        this.biases = biases;
    }

    /** Of a run nobody worked them out for. */
    public static ErrorBars none() {
        return NONE;
    }

    /**
     * @param attempt that has taken its last tick
     * @param trace of the same attempt, from its first tick
     */
    public static ErrorBars of(Attempt attempt, TipTrace trace) {
        return of(trace, NoiseFloor.of(attempt), attempt.manifest().seed());
    }

    /** @param seed of the noise that the trace is perturbed with */
    public static ErrorBars of(TipTrace trace, NoiseFloor noise, long seed) {
        return NONE;
    }

    /** Of the value less its bias; empty for a fact, for an undefined value, and where the noise is not known. */
    public Optional<Interval> interval(Metric metric) {
        return Optional.ofNullable(intervals.get(metric));
    }

    /** What the noise added to the value, in its unit; 0 where nothing is known of it. */
    public double bias(Metric metric) {
        return biases.getOrDefault(metric, 0.0);
    }
}
