package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.grade.StandardSetting.ExpertRun;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;
import org.trocar.core.scoring.Metric;
import org.trocar.core.uncertainty.ErrorBars;

class StandardSettingTest {
    private static final Rubric RUBRIC = TestRubric.of(
            TestRubric.lower("task_time", 1, 200, 100, 48),
            TestRubric.higher("step_order", 1, 0.5, 0.9),
            TestRubric.higher("ldlj_v_dominant", 0, -5),
            TestRubric.lower("path_length_dominant", 0, 4));

    private static List<ExpertRun> runs(double... taskSeconds) {
        List<ExpertRun> runs = new ArrayList<>();
        for (double seconds : taskSeconds) {
            Grade grade = Grader.grade(
                    new PretendRun(RUBRIC).hurrying(0).allTransfers().finished(seconds),
                    new RunRecord("", "", 0, "", 0),
                    ErrorBars.none());
            runs.add(new ExpertRun(runs.size() < 2 ? "A" : "B", Hand.RIGHT, grade));
        }
        return runs;
    }

    private static List<Double> thresholds(Rubric rubric, int criterion) {
        return rubric.criteria().get(criterion).levels().stream()
                .map(Level::threshold)
                .toList();
    }

    @Test
    void theTopLevelIsTheMeanLessOneStandardDeviationAndEachBelowOneMore() {
        Rubric derived = StandardSetting.derive(RUBRIC, runs(30, 40, 50), 1, "2030-01-31");
        assertEquals(List.of(70.0, 60.0, 50.0), thresholds(derived, 0));
        assertEquals(List.of(1.0, 1.0), thresholds(derived, 1));
        assertEquals(300 - (260 - 2 * 10), derived.proficiencySeconds());
        assertEquals(RUBRIC.version() + 1, derived.version());
    }

    @Test
    void theMeanItselfIsTheLevelOfProficiencyBasedProgression() {
        Rubric derived = StandardSetting.derive(RUBRIC, runs(30, 40, 50), 0, "2030-01-31");
        assertEquals(List.of(60.0, 50.0, 40.0), thresholds(derived, 0));
    }

    @Test
    void theStandardNamesExpertsRunsAndWhatWasDerived() {
        Standard standard = StandardSetting.derive(RUBRIC, runs(30, 40, 50), 1, "2030-01-31")
                .standard()
                .orElseThrow();
        assertEquals(3, standard.runs());
        assertEquals(
                List.of("A", "B"),
                standard.experts().stream().map(Standard.Expert::name).toList());
        assertEquals(List.of("task_time", "step_order"), standard.metrics());
        assertTrue(standard.rule().contains("Gallagher 2005"), standard.rule());
    }

    @Test
    void whatWasNotMeasuredInEveryRunStaysProvisional() {
        Rubric derived = StandardSetting.derive(RUBRIC, runs(30, 40, 50), 1, "2030-01-31");
        assertEquals(List.of(-5.0), thresholds(derived, 2));
        assertTrue(derived.provisional("ldlj_v_dominant"));
        assertFalse(derived.provisional("task_time"));
    }

    @Test
    void valuesOfWhichNobodyKnowsTheNoiseSetNoLevel() {
        List<ExpertRun> runs = runs(30, 40, 50);
        assertTrue(runs.get(0).grade().value(Metric.PATH_LENGTH_RIGHT) >= 0, "it was measured");
        Rubric derived = StandardSetting.derive(RUBRIC, runs, 1, "2030-01-31");
        assertEquals(List.of(4.0), thresholds(derived, 3));
        assertTrue(derived.provisional("path_length_dominant"));
    }

    @Test
    void twoRunsAndRunsOfAnySpeedAreRefused() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> StandardSetting.derive(RUBRIC, runs(30, 40), 1, "2030-01-31"))
                .getMessage()
                .contains("at least 3"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> StandardSetting.derive(RUBRIC, runs(30, 150, 295), 1, "2030-01-31"))
                .getMessage()
                .contains("any score would be proficient"));
    }
}
