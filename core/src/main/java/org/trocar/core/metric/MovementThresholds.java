package org.trocar.core.metric;

/**
 * When a speed is a movement: it begins once the speed has been at or above one threshold for a time and ends once it has been at or below
 * a lower one for a time. A versioned parameter: changing {@link #STANDARD} changes results.
 */
public record MovementThresholds(
        double onMetresPerSecond, double onSeconds, double offMetresPerSecond, double offSeconds) {
    public static final MovementThresholds STANDARD = new MovementThresholds(0.020, 0.040, 0.010, 0.100);

    public MovementThresholds {
        if (!(offMetresPerSecond >= 0 && onMetresPerSecond >= offMetresPerSecond)) {
            throw new IllegalArgumentException("on at " + onMetresPerSecond + " m/s and off at " + offMetresPerSecond
                    + " m/s: on must not be below off, and off not below 0");
        }
    }

    int onSteps(double sampleHz) {
        return steps(onSeconds, sampleHz);
    }

    int offSteps(double sampleHz) {
        return steps(offSeconds, sampleHz);
    }

    /** The fewest steps from a run's first sample to its last that span the time; the margin keeps 0.04·100 from being five. */
    private static int steps(double seconds, double sampleHz) {
        return (int) Math.ceil(seconds * sampleHz - 1e-9);
    }
}
