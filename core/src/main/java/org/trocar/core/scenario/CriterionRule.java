package org.trocar.core.scenario;

import java.util.List;
import java.util.Optional;

/**
 * How a rubric judges one measured value.
 *
 * @param metric its key; of a metric that each hand has, the end may be {@code _dominant} or {@code _non_dominant} instead of a side
 * @param better which way the value gets better
 * @param levels in ascending demand
 * @param weight its share in the technique score beside the other weights; 0 without evidence
 * @param evidence why it is believed; empty for "research"
 * @param required the name of the level that a pass needs; empty when a pass does not depend on it
 */
public record CriterionRule(
        String metric,
        Better better,
        List<Level> levels,
        double weight,
        Optional<Evidence> evidence,
        Optional<String> required) {

    public CriterionRule {
        levels = List.copyOf(levels);
    }
}
