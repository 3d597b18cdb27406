package org.trocar.core.grade;

import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;

/**
 * One criterion of a rubric as it applies to one trainee, interpreted once: which value is read, and what its thresholds are.
 *
 * @param rule what the rubric says
 * @param metric which value, now that the dominant hand is known
 * @param required index of the level that a pass needs, or −1
 * @param provisional whether its levels were derived from nobody yet
 */
record Meter(CriterionRule rule, Metric metric, int required, boolean provisional) {
    /** All of a rubric's, in its order. */
    static Meter[] of(Rubric rubric, Hand dominant) {
        return rubric.criteria().stream()
                .map(rule -> new Meter(
                        rule,
                        Metric.named(rule.metric(), dominant).orElseThrow(),
                        required(rule),
                        rubric.provisional(rule.metric())))
                .toArray(Meter[]::new);
    }

    private static int required(CriterionRule rule) {
        List<String> names = rule.levels().stream().map(Level::name).toList();
        return rule.required().map(names::indexOf).orElse(-1);
    }

    /** How many levels a value reaches. */
    int reached(double value) {
        int reached = 0;
        for (Level level : rule.levels()) {
            reached += rule.better().reaches(value, level.threshold()) ? 1 : 0;
        }
        return reached;
    }

    /** Reached levels over all levels, 0 to 1. */
    double share(double value) {
        return (double) reached(value) / rule.levels().size();
    }

    /** The highest level a value reaches. */
    Optional<String> level(double value) {
        int reached = reached(value);
        return reached == 0
                ? Optional.empty()
                : Optional.of(rule.levels().get(reached - 1).name());
    }

    /** The less favourable of two values. */
    double worse(double a, double b) {
        return rule.better() == Better.LOWER ? Math.max(a, b) : Math.min(a, b);
    }

    /** The more favourable of two values. */
    double better(double a, double b) {
        return rule.better() == Better.LOWER ? Math.min(a, b) : Math.max(a, b);
    }

    boolean isRequired() {
        return required >= 0;
    }

    /** Whether a value reaches the level that a pass needs. */
    boolean suffices(double value) {
        return reached(value) > required;
    }

    /** {@code at most 2.50 m}: what a level asks for. */
    String asks(int level) {
        return rule.better().bound() + " "
                + Readable.of(metric, rule.levels().get(level).threshold());
    }
}
