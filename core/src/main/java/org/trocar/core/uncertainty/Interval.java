package org.trocar.core.uncertainty;

/** Where a value may well lie: its 95 % interval, in the value's unit. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
    }

    public double halfWidth() {
        return (high - low) / 2;
    }

    /** Ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
