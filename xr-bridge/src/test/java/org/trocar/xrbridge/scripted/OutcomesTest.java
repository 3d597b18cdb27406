package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Mode;
import org.trocar.core.scoring.Metric;

/** What grades say of scripted trainees: who scores, who does not, and what each mistake costs. */
@Tag("long")
class OutcomesTest {
    private static final int SEEDS = 20;
    private static final List<Metric> ERRORS = List.of(
            Metric.DROPS_IN_VIEW, Metric.DROPS_OUT_OF_VIEW, Metric.TRANSFERS_NOT_IN_MID_AIR, Metric.WRONG_HAND_FIRST);
    private static Grade clean;

    @BeforeAll
    static void aCleanRun() {
        clean = Rehearsal.grade(Script.good(3));
    }

    private static double score(Grade grade) {
        return grade.score().orElse(0);
    }

    private static Map<Metric, Integer> errors(Grade grade) {
        Map<Metric, Integer> counts = new EnumMap<>(Metric.class);
        for (Metric metric : ERRORS) {
            if (grade.value(metric) > 0) {
                counts.put(metric, (int) grade.value(metric));
            }
        }
        return counts;
    }

    @Test
    void aGoodRunIsFinishedCleanAndCalibrated() {
        assertEquals(12, clean.value(Metric.TRANSFERS_DONE));
        assertEquals(Map.of(), errors(clean));
        assertTrue(clean.calibrated());
        assertEquals(1, clean.value(Metric.COVERAGE), 0.001);
        assertTrue(clean.value(Metric.ECONOMY_LEFT) > 0.2 && clean.value(Metric.ECONOMY_LEFT) < 1);
    }

    @Test
    void aServersDeathIsToldAndInAnAssessmentAPersonHasToRule() {
        Grade practice = Rehearsal.grade(Script.good(1), Mode.PRACTICE, 2);
        assertEquals(Verdict.PASS, practice.verdict());
        assertTrue(practice.reasons()
                .contains("the server died 2 times during the run, which was resumed from its journal"));
        assertEquals(
                Verdict.PASS,
                Rehearsal.grade(Script.good(1), Mode.ASSESSMENT, 0).verdict());
        assertEquals(
                Verdict.UNDECIDED,
                Rehearsal.grade(Script.good(1), Mode.ASSESSMENT, 1).verdict());
    }

    @Test
    void overTwentySeedsGoodAndPoorScoresDoNotOverlap() {
        double worstGood = Double.POSITIVE_INFINITY;
        double bestPoor = Double.NEGATIVE_INFINITY;
        for (long seed = 1; seed <= SEEDS; seed++) {
            worstGood = Math.min(worstGood, score(Rehearsal.grade(Script.good(seed))));
            bestPoor = Math.max(bestPoor, score(Rehearsal.grade(Script.poor(seed))));
        }
        assertTrue(worstGood > bestPoor, "worst good " + worstGood + ", best poor " + bestPoor);
    }

    @Test
    void slowerLaggingOrHesitantTraineesTakeLongerAndShakyOnesGoFurther() {
        Grade slow = Rehearsal.grade(Script.good(3).withSkill(Skill.GOOD.withSpeeds(0.2, 0.06)));
        Grade lagging = Rehearsal.grade(Script.good(3).withSkill(Skill.GOOD.withLagSeconds(0.4)));
        Grade hesitant = Rehearsal.grade(Script.good(3).withSkill(Skill.GOOD.withHesitationSeconds(0.5)));
        Grade shaky = Rehearsal.grade(Script.good(3).withSkill(Skill.GOOD.withTremorMetres(0.0012)));
        for (Grade worse : List.of(slow, lagging, hesitant)) {
            assertTrue(worse.value(Metric.TASK_TIME) > clean.value(Metric.TASK_TIME) + 1);
        }
        assertTrue(shaky.value(Metric.PATH_LENGTH_LEFT) > clean.value(Metric.PATH_LENGTH_LEFT));
    }

    @Test
    void risingMistakesRankInOrderByScoreByTechniqueAndByStepOrder() {
        Mistake[] all = {
            new Mistake(Mistake.Kind.WRONG_HAND_FIRST, 1),
            new Mistake(Mistake.Kind.PASS_ON_BOARD, 4),
            new Mistake(Mistake.Kind.WRONG_HAND_FIRST, 6),
            new Mistake(Mistake.Kind.PUT_DOWN_ON_PEG, 9)
        };
        Grade before = clean;
        for (int mistakes = 1; mistakes <= all.length; mistakes++) {
            Grade grade = Rehearsal.grade(Script.good(3).withMistakes(Arrays.copyOf(all, mistakes)));
            assertTrue(score(grade) < score(before), mistakes + " mistakes: " + score(grade));
            assertTrue(technique(grade) <= technique(before), mistakes + " mistakes: " + technique(grade));
            assertTrue(grade.value(Metric.STEP_ORDER) < before.value(Metric.STEP_ORDER));
            before = grade;
        }
        assertEquals(1, clean.value(Metric.STEP_ORDER));
        assertTrue(technique(before) < technique(clean) - 10);
    }

    private static double technique(Grade grade) {
        return grade.technique().orElseThrow().points();
    }

    @Test
    void doingNothingScoresNothing() {
        Grade grade = Rehearsal.grade(Script.good(1).withConduct(Conduct.DO_NOTHING, 60));
        assertEquals(0, score(grade));
        assertNotEquals(Verdict.PASS, grade.verdict());
    }

    @Test
    void wavingScoresNothing() {
        Grade grade = Rehearsal.grade(Script.good(1).withConduct(Conduct.WAVE, 60));
        assertEquals(0, score(grade));
        assertNotEquals(Verdict.PASS, grade.verdict());
        assertTrue(grade.value(Metric.PATH_LENGTH_LEFT) > 1);
    }

    @Test
    void stoppingAfterOneRingScoresNothingAndSaysHowFarItGot() {
        Grade grade = Rehearsal.grade(Script.good(1).stoppingAfter(1));
        assertEquals(0, score(grade));
        assertEquals(Verdict.FAIL, grade.verdict());
        assertTrue(grade.reasons().get(0).contains("1 of 12"), grade.reasons()::toString);
    }

    @Test
    void aFastRunThatDropsARingOutOfViewNeverOutranksASlowCleanOne() {
        Grade fast = Rehearsal.grade(Script.good(3).withMistakes(new Mistake(Mistake.Kind.DROP_OUT_OF_VIEW, 2)));
        Grade slow = Rehearsal.grade(Script.good(3).withSkill(Skill.POOR));
        assertEquals(0, score(fast));
        assertEquals(Verdict.FAIL, fast.verdict());
        assertEquals(Map.of(), errors(slow));
        assertTrue(slow.value(Metric.TASK_TIME) > 2 * fast.value(Metric.TASK_TIME));
        assertTrue(score(slow) > score(fast), score(slow) + " against " + score(fast));
        assertTrue(technique(slow) > technique(fast));
    }

    @ParameterizedTest
    @EnumSource
    void aSingleMistakeMovesItsOwnCriteriaAndNoOthers(Mistake.Kind kind) {
        Grade grade = Rehearsal.grade(Script.good(3).withMistakes(new Mistake(kind, 2)));
        Map<Metric, Integer> expected = switch (kind) {
            case CLOSE_ON_NOTHING, LOSE_TRACKING -> Map.of();
            case WRONG_HAND_FIRST -> Map.of(Metric.WRONG_HAND_FIRST, 1);
            case DROP_IN_VIEW -> Map.of(Metric.DROPS_IN_VIEW, 1);
            case DROP_OUT_OF_VIEW -> Map.of(Metric.DROPS_OUT_OF_VIEW, 1);
            // Putting a ring down leaves it loose in view, so the drop is part of the mistake.
            case PUT_DOWN_ON_BOARD -> Map.of(Metric.DROPS_IN_VIEW, 1, Metric.TRANSFERS_NOT_IN_MID_AIR, 1);
            case PUT_DOWN_ON_PEG, PASS_ON_BOARD -> Map.of(Metric.TRANSFERS_NOT_IN_MID_AIR, 1);
        };
        assertEquals(expected, errors(grade));
        boolean loses = kind == Mistake.Kind.LOSE_TRACKING;
        assertEquals(loses, grade.value(Metric.COVERAGE) < 0.995, "coverage " + grade.value(Metric.COVERAGE));
        boolean ringLost = kind == Mistake.Kind.DROP_OUT_OF_VIEW;
        assertEquals(ringLost ? 10 : 12, grade.value(Metric.TRANSFERS_DONE));
        assertTrue(ringLost || grade.value(Metric.TASK_TIME) > clean.value(Metric.TASK_TIME));
    }

    @Test
    void mirroringThePersonSwapsTheHandsMetrics() {
        Grade mirrored = Rehearsal.grade(Script.good(3).withMirror());
        assertEquals(Map.of(), errors(mirrored));
        assertEquals(clean.value(Metric.TASK_TIME), mirrored.value(Metric.TASK_TIME), 1.5);
        assertEquals(
                clean.value(Metric.PATH_LENGTH_LEFT),
                mirrored.value(Metric.PATH_LENGTH_RIGHT),
                0.05 * clean.value(Metric.PATH_LENGTH_LEFT));
        assertEquals(
                clean.value(Metric.PATH_LENGTH_RIGHT),
                mirrored.value(Metric.PATH_LENGTH_LEFT),
                0.05 * clean.value(Metric.PATH_LENGTH_RIGHT));
    }
}
