package org.trocar.core.scoring;

import java.util.Arrays;

/** The run's values so far. An undefined value is NaN; {@link #whyUndefined} says why. Recomputed from the scorer, so it carries no state. */
public final class ScoreSheet {
    private final double[] values = new double[Metric.values().length];
    private final String[] reasons = new String[values.length];

    public ScoreSheet() {
        Arrays.fill(values, Double.NaN);
        Arrays.fill(reasons, "not measured yet");
    }

    void set(Metric metric, double value, String reasonIfUndefined) {
        values[metric.ordinal()] = value;
        reasons[metric.ordinal()] = Double.isNaN(value) ? reasonIfUndefined : "";
    }

    public double value(Metric metric) {
        return values[metric.ordinal()];
    }

    public boolean defined(Metric metric) {
        return !Double.isNaN(values[metric.ordinal()]);
    }

    /** Empty for a defined value. */
    public String whyUndefined(Metric metric) {
        return reasons[metric.ordinal()];
    }
}
