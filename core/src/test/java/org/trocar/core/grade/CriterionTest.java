package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;

class CriterionTest {
    private static final Rubric OLD = rubric(300, 10, List.of(ErrorKind.DROP_OUT_OF_VIEW), 0.9);
    private static final Rubric NEW = rubric(280, 15, List.of(ErrorKind.DROP_IN_VIEW, ErrorKind.DROP_OUT_OF_VIEW), 0.8);

    private static Rubric rubric(double cutoff, double perError, List<ErrorKind> gates, double coverage) {
        return new Rubric("r", 1, cutoff, perError, "", 48, "", List.of(), gates, coverage);
    }

    @Test
    void onlyWhatDiffersIsACriterion() {
        assertEquals(
                List.of("time", "cost", "gate:drop_in_view", "coverage"),
                Criterion.differing(OLD, NEW).stream().map(Criterion::key).toList());
        assertEquals(List.of(), Criterion.differing(OLD, OLD));
    }

    @Test
    void takingEveryDifferenceMakesTheOtherRubric() {
        Rubric taken = OLD;
        for (Criterion criterion : Criterion.differing(OLD, NEW)) {
            assertEquals(
                    List.of(criterion.key()),
                    Criterion.differing(OLD, criterion.taken(OLD, NEW)).stream()
                            .map(Criterion::key)
                            .toList());
            taken = criterion.taken(taken, NEW);
        }
        assertEquals(List.of(), Criterion.differing(taken, NEW));
    }
}
