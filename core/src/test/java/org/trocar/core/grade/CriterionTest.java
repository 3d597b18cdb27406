package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.uncertainty.ErrorBars;

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

    @Test
    void levelsAndStepsAreCriteriaToo() {
        Rubric from = TestRubric.shippedLike();
        Rubric to = TestRubric.of(
                TestRubric.lower("transfers_not_in_mid_air", 3, 4, 2, 0),
                TestRubric.lower("task_time", 2, 180, 100, 48),
                TestRubric.lower("idle_time", 1, 20));
        assertEquals(
                List.of(
                        "levels:wrong_hand_first",
                        "levels:step_order",
                        "levels:task_time",
                        "levels:path_length_dominant",
                        "levels:idle_time"),
                Criterion.differing(from, to).stream().map(Criterion::key).toList());
        assertEquals(
                List.of("steps"),
                Criterion.differing(OLD, TestRubric.of()).stream()
                        .map(Criterion::key)
                        .filter(key -> key.equals("steps"))
                        .toList());
        Rubric taken = from;
        for (Criterion criterion : Criterion.differing(from, to)) {
            taken = criterion.taken(taken, to);
        }
        assertEquals(List.of(), Criterion.differing(taken, to));
    }

    @Test
    void aRequiredLevelThatMovesAVerdictIsNamed() {
        Rubric strict = TestRubric.of(
                TestRubric.requiring("novice", TestRubric.lower("task_time", 2, 30)),
                TestRubric.lower("wrong_hand_first", 3, 4, 2, 0));
        RecordedRun run = new PretendRun(strict).allTransfers().finished(40);
        assertEquals(
                List.of("levels:task_time"),
                Decisive.criteria(
                                run,
                                TestRubric.shippedLike(),
                                strict,
                                new RunRecord("", "", 0, "", 0),
                                ErrorBars.none())
                        .stream()
                        .map(Criterion::key)
                        .toList());
    }
}
