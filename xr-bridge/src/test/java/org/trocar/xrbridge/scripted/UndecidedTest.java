package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trocar.core.grade.Explanation;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grader;
import org.trocar.core.grade.RunRecord;
import org.trocar.core.grade.Technique;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Better;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Evidence;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.uncertainty.Interval;

/** A trembling trainee, whose tracking is known to be good to so much and no more, before cut-offs that lie within that and outside. */
class UndecidedTest {
    private static final RunRecord RECORD = new RunRecord("", "", 0, "", 0);
    private static Rehearsal.Rehearsed run;
    private static Interval path;

    @BeforeAll
    static void operate() {
        run = Rehearsal.run(Script.good(3).withSkill(Skill.GOOD.withTremorMetres(0.0006)));
        path = run.bars().interval(Metric.PATH_LENGTH_RIGHT).orElseThrow();
    }

    /** Lenient in time, and asking the dominant hand's path to be no longer than so. */
    private static Rubric requiring(double metres) {
        Rubric shipped = run.session().manifest().scenario().rubric();
        CriterionRule rule = new CriterionRule(
                "path_length_dominant",
                Better.LOWER,
                List.of(new Level("competent", metres)),
                1,
                Optional.of(new Evidence(42, "a test's", "a test")),
                Optional.of("competent"));
        return new Rubric(
                "a-test",
                1,
                300,
                10,
                "a test",
                200,
                "a test",
                shipped.penalised(),
                shipped.gates(),
                0.9,
                List.of(rule),
                Optional.empty(),
                Optional.empty());
    }

    private static Grade grade(double metres) {
        return Grader.grade(run.session(), requiring(metres), RECORD, run.bars());
    }

    @Test
    void anIntervalThatStraddlesItsCutOffIsUndecidedAndSaysWhy() {
        assertTrue(path.low() < path.high());
        Grade grade = grade((path.low() + path.high()) / 2);
        assertEquals(Verdict.UNDECIDED, grade.verdict());
        assertTrue(
                grade.reasons()
                        .get(0)
                        .startsWith("undecided, because the 95 % interval of path length, right instrument tip, "),
                grade.reasons().toString());
        Technique technique = grade.technique().orElseThrow();
        assertEquals(0, technique.low());
        assertEquals(100, technique.high());
    }

    @Test
    void anIntervalOnOneSideOfItsCutOffIsDecided() {
        assertEquals(Verdict.PASS, grade(1.001 * path.high()).verdict());
        assertEquals(Verdict.FAIL, grade(0.999 * path.low()).verdict());
    }

    @Test
    void theGradeSaysWhatItsIntervalsLeaveOut() {
        Grade grade = grade(10);
        assertTrue(grade.reasons().stream().anyMatch(reason -> reason.contains("run to run is not included")));
        Grade.Value value = grade.values().get(Metric.PATH_LENGTH_RIGHT.ordinal());
        assertEquals(path.low(), value.low());
        assertTrue(value.bias() > 0);
        double raw = run.session().sheet().value(Metric.PATH_LENGTH_RIGHT);
        assertEquals(raw, value.value() + value.bias(), 1e-12);
        assertTrue(path.contains(value.value()));
        Grade.Value drops = grade.values().get(Metric.DROPS_IN_VIEW.ordinal());
        assertTrue(!drops.hasInterval(), "what happened is a fact");
    }

    @Test
    void theExplanationNamesTheInterval() {
        Explanation explanation = Explanation.of(run.session(), requiring(10), RECORD, run.bars());
        assertTrue(explanation.lines().stream()
                .anyMatch(line -> line.part() == Explanation.Part.PASS
                        && line.criterion().equals("path_length_dominant")
                        && line.reason().startsWith("reached: a pass needs competent; ")
                        && line.reason().contains(" to ")));
    }
}
