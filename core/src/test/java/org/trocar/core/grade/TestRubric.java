package org.trocar.core.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Evidence;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Procedure.Done;
import org.trocar.core.scenario.Procedure.Role;
import org.trocar.core.scenario.Procedure.Step;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.TestScenario;

/** The open formula with criteria beside it, and the steps of a transfer. */
final class TestRubric {
    static final Optional<Evidence> EVIDENCE = Optional.of(new Evidence(20, "d 1", "a test"));

    private TestRubric() {}

    static Rubric of(CriterionRule... criteria) {
        Rubric plain = TestScenario.rubric();
        return new Rubric(
                plain.id(),
                plain.version(),
                plain.cutoffSeconds(),
                plain.secondsPerError(),
                plain.secondsPerErrorSource(),
                plain.proficiencySeconds(),
                plain.proficiencySource(),
                plain.penalised(),
                plain.gates(),
                plain.minCoverage(),
                List.of(criteria),
                Optional.of(procedure()),
                Optional.empty());
    }

    /** Errors, order, time and path. */
    static Rubric shippedLike() {
        return of(
                lower("transfers_not_in_mid_air", 3, 4, 2, 0),
                lower("wrong_hand_first", 3, 4, 2, 0),
                higher("step_order", 2, 0.7, 0.85, 0.95),
                lower("task_time", 2, 200, 100, 48),
                lower("path_length_dominant", 1, 6, 4, 2.5));
    }

    static CriterionRule lower(String metric, double weight, double... thresholds) {
        return new CriterionRule(metric, Better.LOWER, levels(thresholds), weight, EVIDENCE, Optional.empty());
    }

    static CriterionRule higher(String metric, double weight, double... thresholds) {
        return new CriterionRule(metric, Better.HIGHER, levels(thresholds), weight, EVIDENCE, Optional.empty());
    }

    static CriterionRule requiring(String level, CriterionRule rule) {
        return new CriterionRule(
                rule.metric(), rule.better(), rule.levels(), rule.weight(), rule.evidence(), Optional.of(level));
    }

    private static List<Level> levels(double... thresholds) {
        List<String> names = List.of("novice", "competent", "proficient");
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < thresholds.length; i++) {
            levels.add(new Level(names.get(i), thresholds[i]));
        }
        return levels;
    }

    static Procedure procedure() {
        return new Procedure(
                "a test",
                List.of(
                        new Step("grasp", Done.GRASPED, Role.FIRST, List.of("lift")),
                        new Step("lift", Done.LIFTED, Role.FIRST, List.of("receive")),
                        new Step("receive", Done.GRASPED, Role.SECOND, List.of("pass")),
                        new Step("pass", Done.HANDED_OVER, Role.SECOND, List.of("place")),
                        new Step("place", Done.PLACED, Role.SECOND, List.of())));
    }
}
