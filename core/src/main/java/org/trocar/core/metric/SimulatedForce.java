package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * What an instrument did to tissue by force: peak, mean, impulse, time and impulse above a threshold θ, the fastest change, and how often θ
 * was passed. Always to be labelled "simulated": it is the model's force, not one measured on tissue.
 *
 * <p>Mean and impulse are by the trapezoid rule; time and impulse above θ hold each sample until the next. A run that begins above θ has
 * passed it once. NaN before the first sample, or the second where a step is needed. Streaming, constant time a sample.
 *
 * <p>Source: Horeman et al. 2012 (doi 10.1109/TOH.2011.60), with our own integration rules. Evidence: see {@link Measure#FORCE_PEAK}.
 */
public final class SimulatedForce implements Stateful {
    private final double thresholdNewtons;
    private double seconds;
    private double latestNewtons;
    private long samples;
    private double peak;
    private double impulse;
    private double secondsAbove;
    private double excessImpulse;
    private double peakRate;
    private int exceedances;

    /** @param thresholdNewtons θ, above which a force counts as too large for the tissue */
    public SimulatedForce(double thresholdNewtons) {
        this.thresholdNewtons = thresholdNewtons;
    }

    /**
     * Adds the next sample.
     *
     * @param stepSeconds the time since the sample before, above 0; of no meaning for the first
     * @param newtons the force's size, 0 without contact
     */
    public void add(double stepSeconds, double newtons) {
        if (samples > 0) {
            step(stepSeconds, newtons);
        }
        boolean wasAbove = samples > 0 && latestNewtons > thresholdNewtons;
        exceedances += newtons > thresholdNewtons && !wasAbove ? 1 : 0;
        peak = samples == 0 ? newtons : Math.max(peak, newtons);
        latestNewtons = newtons;
        samples++;
    }

    private void step(double stepSeconds, double newtons) {
        seconds += stepSeconds;
        impulse += (latestNewtons + newtons) / 2 * stepSeconds;
        peakRate = Math.max(peakRate, Math.abs(newtons - latestNewtons) / stepSeconds);
        if (latestNewtons > thresholdNewtons) {
            secondsAbove += stepSeconds;
            excessImpulse += (latestNewtons - thresholdNewtons) * stepSeconds;
        }
    }

    private double defined(long fewest, double value) {
        return samples >= fewest ? value : Double.NaN;
    }

    /** N. */
    public double peakNewtons() {
        return defined(1, peak);
    }

    /** N, over time. */
    public double meanNewtons() {
        return defined(2, impulse / seconds);
    }

    /** N·s. */
    public double impulse() {
        return defined(2, impulse);
    }

    public double secondsAboveThreshold() {
        return defined(2, secondsAbove);
    }

    /** N·s above θ. */
    public double excessImpulse() {
        return defined(2, excessImpulse);
    }

    /** N/s. */
    public double peakRate() {
        return defined(2, peakRate);
    }

    /** How often the force rose above θ. */
    public int exceedances() {
        return exceedances;
    }

    @Override
    public void exchange(StateBuffer state) {
        seconds = state.exchange(seconds);
        latestNewtons = state.exchange(latestNewtons);
        samples = state.exchange(samples);
        peak = state.exchange(peak);
        impulse = state.exchange(impulse);
        secondsAbove = state.exchange(secondsAbove);
        excessImpulse = state.exchange(excessImpulse);
        peakRate = state.exchange(peakRate);
        exceedances = state.exchange(exceedances);
    }
}
