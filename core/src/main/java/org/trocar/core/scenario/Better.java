package org.trocar.core.scenario;

/** Which way a measured value gets better. */
public enum Better {
    LOWER,
    HIGHER;

    /** Whether a value is as good as a threshold, or better. */
    public boolean reaches(double value, double threshold) {
        return this == LOWER ? value <= threshold : value >= threshold;
    }

    /** {@code at most} or {@code at least}. */
    public String bound() {
        return this == LOWER ? "at most" : "at least";
    }
}
