package org.trocar.core.metric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Values of metrics, each defined or undefined for a reason; those of its scope, in the catalogue's order. */
public final class Measures {
    private final Map<Measure, Double> values = new EnumMap<>(Measure.class);
    private final Map<Measure, String> reasons = new EnumMap<>(Measure.class);

    /** A value that is NaN is undefined for the catalogue's own reason. */
    public Measures put(Measure measure, double value) {
        values.put(measure, Double.isFinite(value) ? value : Double.NaN);
        if (Double.isFinite(value)) {
            reasons.remove(measure);
        } else {
            reasons.put(measure, "undefined " + measure.undefined());
        }
        return this;
    }

    /** It has no value, for a reason that the catalogue cannot know. */
    public Measures lacks(Measure measure, String reason) {
        values.put(measure, Double.NaN);
        reasons.put(measure, reason);
        return this;
    }

    /** Nothing was measured: all have no value, for one reason, but how many points there are and how long it took. */
    public Measures lackAll(String reason) {
        values.replaceAll((measure, value) -> counts(measure) ? value : Double.NaN);
        values.keySet().stream().filter(measure -> !counts(measure)).forEach(measure -> reasons.put(measure, reason));
        return this;
    }

    private static boolean counts(Measure measure) {
        return measure == Measure.N || measure == Measure.DURATION || measure == Measure.TRACKED_FRACTION;
    }

    public Set<Measure> all() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** NaN for what is undefined or was not measured. */
    public double value(Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    /** Empty for a defined value. */
    public String whyUndefined(Measure measure) {
        return reasons.getOrDefault(measure, values.containsKey(measure) ? "" : "not measured");
    }
}
