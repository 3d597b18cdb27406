package org.trocar.core.metric;

import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Dimensionless jerk of one movement from its velocity, and its logarithm LDLJ-V: DJ = −T³/v_peak² · Σ‖Δ²V·fs²‖²/fs and LDLJ = −ln|DJ|, with
 * T = N/fs for N velocity samples (Hogan &amp; Sternad 2009, J. Mot. Behav. 41:529; Balasubramanian et al. 2015, J. NeuroEng. Rehabil. 12:112).
 * The vector form; the historic scalar form is the same with velocities along one axis. Higher (closer to zero) is smoother.
 *
 * <p>Evidence: told levels apart with n = 18, where mean jerk did not (doi 10.3390/s23063146); see {@link Measure#LDLJ_OF_VELOCITY}.
 *
 * <p>Grows with tracker noise and rate: for instruments and controllers only, never for camera-tracked hands.
 */
public final class DimensionlessJerk implements Stateful {
    private final double sampleHz;
    private final Vec3 previous = new Vec3();
    private final Vec3 beforePrevious = new Vec3();

    @Scratch
    private final Vec3 difference = new Vec3();

    private long samples;
    private double peakSquared;
    private double sumSquared;

    public DimensionlessJerk(double sampleHz) {
        this.sampleHz = sampleHz;
    }

    public void restart() {
        samples = 0;
        peakSquared = 0;
        sumSquared = 0;
    }

    /** Adds the movement's next velocity, in any unit per second. */
    public void add(Vec3 velocity) {
        if (samples >= 2) {
            difference.difference(velocity, previous).sub(previous).add(beforePrevious);
            sumSquared += difference.lengthSquared();
        }
        peakSquared = Math.max(peakSquared, velocity.lengthSquared());
        beforePrevious.set(previous);
        previous.set(velocity);
        samples++;
    }

    /** Takes the other's value, so that a movement's end can be held while it is not yet known to be one. */
    void set(DimensionlessJerk other) {
        previous.set(other.previous);
        beforePrevious.set(other.beforePrevious);
        samples = other.samples;
        peakSquared = other.peakSquared;
        sumSquared = other.sumSquared;
    }

    /** DJ, dimensionless, zero or negative; NaN with fewer than three samples or without motion. */
    public double value() {
        double seconds = samples / sampleHz;
        double hz3 = sampleHz * sampleHz * sampleHz;
        return samples < 3 || peakSquared == 0
                ? Double.NaN
                : -(seconds * seconds * seconds) / peakSquared * (sumSquared * hz3);
    }

    /** LDLJ-V; NaN where {@link #value} is NaN or zero. */
    public double log() {
        double jerk = -value();
        return jerk > 0 ? -StrictMath.log(jerk) : Double.NaN;
    }

    @Override
    public void exchange(StateBuffer state) {
        previous.exchange(state);
        beforePrevious.exchange(state);
        samples = state.exchange(samples);
        peakSquared = state.exchange(peakSquared);
        sumSquared = state.exchange(sumSquared);
    }
}
