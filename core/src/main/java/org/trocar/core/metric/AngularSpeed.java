package org.trocar.core.metric;

import org.trocar.core.math.Quat;

/**
 * How fast a tool turns between uniform samples: 2·atan2(‖Im(q q̄₀)‖, |Re(q q̄₀)|)·fs, rad/s, q₀ being the sample before. Indifferent to the
 * quaternion's sign and length. For research: noise of the tracker grows with the rate. No validity evidence known to us.
 */
public final class AngularSpeed {
    private final double sampleHz;
    private final Quat previous = new Quat();
    private final Quat turn = new Quat();
    private boolean started;
    private double peak = Double.NaN;

    public AngularSpeed(double sampleHz) {
        this.sampleHz = sampleHz;
    }

    /** The next orientation begins a new segment. */
    public void restart() {
        started = false;
    }

    /** Adds the next orientation; returns the speed of the step to it, rad/s, or NaN for a segment's first. */
    public double add(Quat orientation) {
        double speed = started ? angle(previous, orientation) * sampleHz : Double.NaN;
        started = true;
        previous.set(orientation);
        if (!(speed <= peak) && !Double.isNaN(speed)) {
            peak = speed;
        }
        return speed;
    }

    /** The angle between two orientations, 0 to π radians. */
    public double angle(Quat from, Quat to) {
        turn.set(from).conjugate();
        turn.multiply(to, turn);
        double imaginary = Math.sqrt(turn.x * turn.x + turn.y * turn.y + turn.z * turn.z);
        return 2 * StrictMath.atan2(imaginary, Math.abs(turn.w));
    }

    /** rad/s; NaN before the second orientation. */
    public double peakRadiansPerSecond() {
        return peak;
    }
}
