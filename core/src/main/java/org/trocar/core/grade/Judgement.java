package org.trocar.core.grade;

import java.util.Optional;
import org.trocar.core.scoring.Metric;

/**
 * What a rubric's criterion makes of a run.
 *
 * @param criterion as the rubric names it, such as {@code path_length_dominant}
 * @param metric which value it is of
 * @param level the highest one reached; empty when none is, or when the value cannot be judged
 * @param points of the technique score that it brought; NaN when it cannot be judged
 * @param low what it brought at least, by the value's interval; equal to {@code points} for a fact, 0 where the value is too noisy for an
 *     interval
 * @param high what it brought at most; all of it where the value is too noisy for an interval
 * @param of how many points it could have brought; 0 for research and where it cannot be judged
 * @param required the level that a pass needs; empty when a pass does not depend on it
 * @param standing whether that is reached
 * @param provisional whether the levels were derived from no local expert yet
 */
public record Judgement(
        String criterion,
        Metric metric,
        Optional<String> level,
        double points,
        double low,
        double high,
        double of,
        Optional<String> required,
        Standing standing,
        boolean provisional) {

    /** Whether the value could be judged at all. */
    public boolean judged() {
        return !Double.isNaN(points);
    }

    /** Whether the level that a pass needs is reached. */
    public enum Standing {
        /** No pass depends on it. */
        FREE,
        REACHED,
        MISSED,
        /**
         * Reached at one end of the value's interval and missed at the other, hanging on errors that may be the tracker's, or of a value too
         * noisy for an interval.
         */
        OPEN,
        /** The value is undefined, or nobody knows its noise. */
        UNMEASURED
    }
}
