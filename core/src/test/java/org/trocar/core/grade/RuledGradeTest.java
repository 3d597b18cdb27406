package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trocar.core.grade.TestRubric.lower;
import static org.trocar.core.grade.TestRubric.requiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.world.EventKind;

/** What rulings on suspected errors make of a grade, by what the grader makes of a run in which nothing is suspected. */
class RuledGradeTest {
    private static final List<EventKind> ERRORS =
            List.of(EventKind.DROPPED_IN_VIEW, EventKind.DROPPED_OUT_OF_VIEW, EventKind.LIFTED_BY_WRONG_HAND);
    private static final Rubric RUBRIC = TestRubric.of(requiring("competent", lower("wrong_hand_first", 1, 4, 2, 0)));

    private static Grade grade(PretendRun run, double seconds) {
        return Grader.grade(run.finished(seconds), RUBRIC, new RunRecord("", "", 0, "", 0), ErrorBars.none());
    }

    /** An error every second, some of them as the hand was lost. */
    private static PretendRun run(List<EventKind> errors, boolean suspected) {
        PretendRun run = new PretendRun(RUBRIC).allTransfers();
        for (int i = 0; i < errors.size(); i++) {
            if (suspected) {
                run.at(2.9 + i, EventKind.TRACKING_LOST, Hand.LEFT, -1);
            }
            run.at(3 + i, errors.get(i), Hand.LEFT, i % 6);
        }
        return run;
    }

    private static List<EventKind> some(SplittableRandom random, int count) {
        return random.ints(count, 0, ERRORS.size()).mapToObj(ERRORS::get).toList();
    }

    private static RuledGrade ruled(Grade grade, Blame blame) {
        Map<Integer, Blame> blames = new HashMap<>();
        for (int i = 0; i < grade.errors().size(); i++) {
            blames.put(i, blame);
        }
        return RuledGrade.of(grade, RUBRIC, blames);
    }

    @Test
    void errorsRuledTheTrackersMakeTheGradeOfARunWithoutThem() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 30; i++) {
            double seconds = 28 + random.nextInt(25);
            Grade suspected = grade(run(some(random, 1 + random.nextInt(4)), true), seconds);
            if (suspected.verdict() == Verdict.FAIL) {
                continue;
            }
            Grade clean = grade(run(List.of(), false), seconds);
            assertEquals(clean.verdict(), ruled(suspected, Blame.TRACKER).verdict(), suspected.toString());
            assertEquals(clean.score(), ruled(suspected, Blame.TRACKER).score());
            assertEquals(clean.technique(), ruled(suspected, Blame.TRACKER).technique());
        }
    }

    @Test
    void errorsRuledTheTraineesMakeTheGradeOfARunInWhichTheyAreNotSuspected() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 60; i++) {
            double seconds = 28 + random.nextInt(25);
            List<EventKind> errors = some(random, 1 + random.nextInt(4));
            Grade suspected = grade(run(errors, true), seconds);
            Grade certain = grade(run(errors, false), seconds);
            assertEquals(certain.verdict(), ruled(suspected, Blame.TRAINEE).verdict(), suspected.toString());
            if (suspected.verdict() != Verdict.FAIL) {
                assertEquals(
                        certain.technique(), ruled(suspected, Blame.TRAINEE).technique(), suspected.toString());
            }
        }
    }

    @Test
    void whileOneErrorIsNotRuledOnTheVerdictStaysOpen() {
        List<EventKind> two = List.of(EventKind.DROPPED_OUT_OF_VIEW, EventKind.DROPPED_OUT_OF_VIEW);
        Grade grade = grade(run(two, true), 28);
        assertEquals(Verdict.UNDECIDED, grade.verdict());
        RuledGrade half = RuledGrade.of(grade, RUBRIC, Map.of(0, Blame.TRACKER));
        assertEquals(Verdict.UNDECIDED, half.verdict());
        assertTrue(half.reason().contains("nobody has ruled on"), half.reason());
        assertEquals(
                Verdict.PASS,
                RuledGrade.of(grade, RUBRIC, Map.of(0, Blame.TRACKER, 1, Blame.TRACKER))
                        .verdict());
    }

    @Test
    void aPersonSettlesAVerdictThatIsOpenAndNoOther() {
        Grade open = grade(run(List.of(EventKind.DROPPED_OUT_OF_VIEW), true), 28);
        RuledGrade settled = RuledGrade.asGraded(open).settled(Verdict.PASS, "educator-1", "seen on the video");
        assertEquals(Verdict.PASS, settled.verdict());
        assertEquals(open.score(), settled.score());
        assertEquals("by ruling of educator-1: seen on the video", settled.reason());
        RuledGrade decided = RuledGrade.asGraded(grade(run(List.of(EventKind.DROPPED_OUT_OF_VIEW), false), 28));
        assertEquals(
                Verdict.FAIL,
                decided.settled(Verdict.PASS, "educator-1", "no reason").verdict());
    }

    @Test
    void withoutRulingsItIsTheGrade() {
        Grade grade = grade(run(List.of(EventKind.DROPPED_OUT_OF_VIEW), true), 28);
        RuledGrade same = RuledGrade.of(grade, RUBRIC, Map.of());
        assertFalse(same.changed());
        assertEquals(grade.verdict(), same.verdict());
        assertEquals(grade.score(), same.score());
    }
}
