package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trocar.core.grade.TestRubric.higher;
import static org.trocar.core.grade.TestRubric.lower;
import static org.trocar.core.grade.TestRubric.requiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.core.session.Attempt;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.world.EventKind;

/** What rubrics with criteria make of runs that are written down. */
class RubricGradeTest {
    private static final RunRecord RECORD = new RunRecord("", "", 0, "", 0);
    private static final Rubric RUBRIC = TestRubric.shippedLike();

    private static Grade grade(Attempt attempt, Rubric rubric) {
        return Grader.grade(attempt, rubric, RECORD, ErrorBars.none());
    }

    private static Grade grade(Attempt attempt) {
        return grade(attempt, attempt.manifest().scenario().rubric());
    }

    private static RecordedRun clean(double seconds) {
        return new PretendRun(RUBRIC).allTransfers().finished(seconds);
    }

    private static double score(Grade grade) {
        return grade.score().orElseThrow();
    }

    private static double technique(Grade grade) {
        return grade.technique().orElseThrow().points();
    }

    @Test
    void aCleanRunInOrderReachesEveryLevelButThoseOfItsTime() {
        Grade grade = grade(clean(60));
        assertEquals(1, grade.value(Metric.STEP_ORDER));
        assertEquals(Optional.of("proficient"), grade.judgements().get(0).level());
        assertEquals(Optional.of("competent"), grade.judgements().get(3).level());
        assertEquals(100 * (3 + 3 + 2 + 2 * 2.0 / 3) / (3 + 3 + 2 + 2), technique(grade), 1e-9);
    }

    /** The run is not calibrated: how fast a still hand seems to move was never measured. */
    @Test
    void motionOfUnknownNoiseIsMeasuredAndNotJudged() {
        Grade grade = grade(clean(60));
        assertTrue(grade.value(Metric.PATH_LENGTH_RIGHT) > 1);
        Judgement path = grade.judgements().get(4);
        assertTrue(Double.isNaN(path.points()));
        assertEquals(0, path.of());
    }

    @Test
    void risingMistakesRankInOrderByScoreAndByTechnique() {
        List<Double> scores = new ArrayList<>();
        List<Double> techniques = new ArrayList<>();
        for (int mistakes = 0; mistakes <= 6; mistakes += 2) {
            PretendRun run = new PretendRun(RUBRIC).allTransfers();
            for (int i = 0; i < mistakes; i++) {
                run.at(3 + 2 * i, EventKind.LIFTED_BY_WRONG_HAND, Hand.RIGHT, i);
            }
            Grade grade = grade(run.finished(40));
            scores.add(score(grade));
            techniques.add(technique(grade));
        }
        for (int i = 1; i < scores.size(); i++) {
            assertTrue(scores.get(i) < scores.get(i - 1), scores.toString());
            assertTrue(techniques.get(i) < techniques.get(i - 1), techniques.toString());
        }
    }

    @Test
    void aFastRunWithACriticalErrorNeverOutranksASlowCleanOne() {
        Grade slow = grade(clean(290));
        Grade fast = grade(new PretendRun(RUBRIC)
                .allTransfers()
                .at(27, EventKind.DROPPED_OUT_OF_VIEW, Hand.LEFT, 2)
                .finished(27));
        assertTrue(score(slow) > score(fast));
        assertTrue(technique(slow) > technique(fast));
        assertEquals(Verdict.FAIL, fast.verdict());
        assertEquals(0, technique(fast));
    }

    @Test
    void givingUpEarlyIsNoTechnique() {
        Grade grade = grade(new PretendRun(RUBRIC).transfer(2, 0, Hand.LEFT).abandoned(5));
        assertEquals(Verdict.FAIL, grade.verdict());
        assertEquals(0, technique(grade));
    }

    @Test
    void aPassNeedsEveryRequiredLevel() {
        Rubric demanding = TestRubric.of(requiring("proficient", lower("task_time", 1, 200, 100, 30)));
        Grade missed = grade(new PretendRun(demanding).allTransfers().finished(40));
        assertEquals(Verdict.FAIL, missed.verdict());
        assertEquals(
                "task time is 40.0 s; proficient, which a pass needs, is at most 30.0 s (provisional)",
                missed.reasons().get(0));
        Grade reached = grade(new PretendRun(demanding).allTransfers().finished(28));
        assertEquals(Verdict.PASS, reached.verdict());
    }

    @Test
    void anAssessmentInWhichTheTraineeWasToldSomethingIsLeftToAPerson() {
        Rubric easy = TestRubric.of(requiring("proficient", lower("task_time", 1, 200, 100, 30)));
        Grade undisturbed = grade(new PretendRun(easy).allTransfers().finished(28));
        assertEquals(Verdict.PASS, undisturbed.verdict());
        Grade told = grade(new PretendRun(easy)
                .allTransfers()
                .asked(ControlEvent.Kind.MESSAGE)
                .finished(28));
        assertEquals(Verdict.UNDECIDED, told.verdict());
        assertTrue(
                told.reasons().get(0).startsWith("an operator told the trainee something"), told.reasons()::toString);
        assertTrue(
                told.reasons().contains("an operator told the trainee something once during the run"),
                told.reasons()::toString);
        assertEquals(undisturbed.score(), told.score());
        assertEquals(undisturbed.values(), told.values());
    }

    @Test
    void anAssessmentThatAnOperatorPausedIsLeftToAPerson() {
        Rubric easy = TestRubric.of(requiring("proficient", lower("task_time", 1, 200, 100, 30)));
        Grade paused = grade(new PretendRun(easy)
                .allTransfers()
                .asked(ControlEvent.Kind.PAUSE)
                .asked(ControlEvent.Kind.RESUME)
                .finished(28));
        assertEquals(Verdict.UNDECIDED, paused.verdict());
        assertTrue(paused.reasons().get(0).startsWith("an assessment was paused"), paused.reasons()::toString);
    }

    @Test
    void aRunThatAnOperatorEndedIsNeitherPassedNorFailed() {
        Grade ended = grade(new PretendRun(RUBRIC)
                .transfer(2, 0, Hand.LEFT)
                .asked(ControlEvent.Kind.END)
                .abandoned(10));
        assertEquals(Verdict.NOT_GRADABLE, ended.verdict());
        assertEquals(
                "an operator ended the run when 1 of 12 transfers were done",
                ended.reasons().get(0));
    }

    @Test
    void whatCannotBeMeasuredLeavesARequiredLevelUndecided() {
        Rubric onJerk = TestRubric.of(requiring("novice", higher("ldlj_v_left", 0, -1)));
        PretendRun still = new PretendRun(onJerk).hurrying(0).allTransfers();
        Grade grade = grade(still.finished(30));
        assertEquals(Verdict.UNDECIDED, grade.verdict());
        assertTrue(
                grade.reasons().get(0).startsWith("undecided, because smoothness (LDLJ-V), left cannot be judged"),
                grade.reasons().toString());
    }

    @Test
    void aRequiredLevelThatHangsOnASuspectedErrorIsUndecided() {
        Rubric spotless = TestRubric.of(requiring("proficient", lower("drops_in_view", 1, 2, 1, 0)));
        Grade grade = grade(new PretendRun(spotless)
                .allTransfers()
                .at(9.9, EventKind.TRACKING_LOST, Hand.LEFT, -1)
                .at(10, EventKind.DROPPED_IN_VIEW, Hand.LEFT, 1)
                .finished(30));
        assertEquals(Verdict.UNDECIDED, grade.verdict());
        assertTrue(grade.reasons().get(0).contains("rings dropped in view hangs on an error within 250 ms"));
    }

    /** The threshold lies within the interval: nobody can say on which side of it the value is. */
    @Test
    void anIntervalThatStraddlesItsCutOffLeavesTheLevelOpen() {
        RecordedRun run = clean(30);
        Rubric rubric = TestRubric.of(requiring("competent", lower("path_length_dominant", 1, 6, 1.2, 1.0)));
        assertEquals(Judgement.Standing.OPEN, standing(run, rubric, 1.15, 1.1, 1.25));
        assertEquals(Judgement.Standing.REACHED, standing(run, rubric, 1.15, 1.1, 1.19));
        assertEquals(Judgement.Standing.MISSED, standing(run, rubric, 1.3, 1.21, 1.4));
        Judge judge = judge(run, rubric, 1.15, 1.1, 1.25);
        assertEquals(
                "the 95 % interval of path length, right instrument tip, 1.10 m to 1.25 m, straddles its cut-off:"
                        + " competent, which a pass needs, is at most 1.20 m (provisional)",
                judge.first(judge.judgements(), Judgement.Standing.OPEN).orElseThrow());
        Judgement judgement = judge.judgements().get(0);
        assertTrue(judgement.low() < judgement.points() && judgement.points() == judgement.high());
    }

    private static Judgement.Standing standing(RecordedRun run, Rubric rubric, double value, double low, double high) {
        return judge(run, rubric, value, low, high).judgements().get(0).standing();
    }

    /** With an interval around the dominant hand's path. */
    private static Judge judge(RecordedRun run, Rubric rubric, double value, double low, double high) {
        List<Grade.Value> values = new ArrayList<>(grade(run).values());
        values.set(
                Metric.PATH_LENGTH_RIGHT.ordinal(),
                new Grade.Value(Metric.PATH_LENGTH_RIGHT, value, low, high, 0.1, ""));
        return new Judge(run, rubric, values, ErrorBars.none());
    }

    /** Up to 7 mm/s of still speed depth has an interval, above 10 mm/s a hand's noise is reported; in between it must not become certain. */
    @Test
    void moreNoiseNeverMakesAJudgementMoreCertain() {
        Rubric onDepth = TestRubric.of(
                lower("wrong_hand_first", 1, 4, 2, 0), requiring("novice", lower("depth_dominant", 1, 0.3)));
        for (double trembling : new double[] {0.0008, 0.0012}) {
            PretendRun pretended = new PretendRun(onDepth).trembling(trembling).allTransfers();
            RecordedRun run = pretended.finished(30);
            double still = run.world().stillTipMetresPerSecond(Hand.RIGHT);
            assertTrue(still > 0.007 && still < 0.020, "the tip seems to move at " + still);
            Grade grade = Grader.grade(run, RECORD, ErrorBars.of(run, pretended.trace()));
            Judgement depth = grade.judgements().get(1);
            assertEquals(Judgement.Standing.OPEN, depth.standing());
            assertEquals(0, depth.low());
            assertEquals(depth.of(), depth.high());
            assertEquals(50, depth.of());
            assertEquals(Verdict.UNDECIDED, grade.verdict());
            String why = grade.reasons().get(0);
            assertTrue(
                    why.startsWith(
                            "undecided, because path along the instrument, right has no interval: a still tip seemed"),
                    why);
        }
    }

    /** However little noise there is: nobody knows how far such values are off. */
    @Test
    void whatHasNoIntervalAtAnyNoiseIsOpenInACalmRunToo() {
        Rubric onTurning = TestRubric.of(requiring("novice", lower("angular_path_right", 1, 100)));
        PretendRun pretended = new PretendRun(onTurning).trembling(0.00002).allTransfers();
        RecordedRun run = pretended.finished(30);
        Grade grade = Grader.grade(run, RECORD, ErrorBars.of(run, pretended.trace()));
        assertEquals(Judgement.Standing.OPEN, grade.judgements().get(0).standing());
        assertEquals(0, grade.technique().orElseThrow().low());
        assertEquals(100, grade.technique().orElseThrow().high());
        assertEquals(Verdict.UNDECIDED, grade.verdict());
    }

    /** A device that holds its picture of a resting hand says nothing of its noise. */
    @Test
    void handsThatDidNotStrayAtAllWhileCalibratingLeaveTheNoiseUnknown() {
        Rubric onPath = TestRubric.of(requiring("novice", lower("path_length_right", 1, 100)));
        PretendRun pretended = new PretendRun(onPath).trembling(0).allTransfers();
        RecordedRun run = pretended.finished(30);
        ErrorBars bars = ErrorBars.of(run, pretended.trace());
        Grade grade = Grader.grade(run, RECORD, bars);
        assertTrue(run.world().calibrated());
        assertFalse(grade.hasIntervals());
        assertTrue(bars.remark().orElseThrow().contains("one and the same position"), bars.remark()::get);
        assertEquals(Verdict.UNDECIDED, grade.verdict());
    }

    @Test
    void aGradeSaysThatTimeSlippedOrFramesWereMissingWhereItWasMore() {
        Rubric onTurning = TestRubric.of(lower("angular_path_right", 1, 100));
        Grade little = grade(new PretendRun(onTurning)
                .slipping(0.2)
                .trembling(0.0001)
                .losingFrames(5)
                .allTransfers()
                .finished(30));
        Grade much = grade(new PretendRun(onTurning)
                .slipping(2.44)
                .trembling(0.0001)
                .losingFrames(300)
                .allTransfers()
                .finished(30));
        assertTrue(little.reasons().stream().noneMatch(it -> it.contains("was late") || it.contains("missing")));
        assertTrue(
                much.reasons()
                        .contains("the server was late: 2.44 s of 33 s passed without simulation, and count as"
                                + " time all the same"),
                much.reasons()::toString);
        assertTrue(
                much.reasons().contains("10 % of the frames are missing: lost on the way, or refused"),
                much.reasons()::toString);
    }

    @Test
    void anUnfinishedRunHasNoTaskTimeAndIsNotJudgedByIt() {
        Grade grade = grade(new PretendRun(RUBRIC).transfer(2, 0, Hand.LEFT).abandoned(20));
        assertTrue(Double.isNaN(grade.value(Metric.TASK_TIME)));
        assertTrue(grade.values().get(0).whyUndefined().startsWith("unfinished"));
        Judgement time = grade.judgements().get(3);
        assertEquals(Metric.TASK_TIME, time.metric());
        assertEquals(Optional.empty(), time.level());
        assertEquals(0, time.of());
        assertTrue(Double.isNaN(time.points()));
        assertEquals(0, score(grade));
        assertEquals(0, technique(grade));
    }

    /** Otherwise who is lost on the way would seem to have gone less than the task asks for. */
    @Test
    void aPathThatWasNotSeenCountsAsStraightInEconomy() {
        RecordedRun seen = straightTransfer().abandoned(5);
        RecordedRun lost =
                straightTransfer().losingTheLeft(at -> at > 2.2 && at < 2.7).abandoned(5);
        assertEquals(0.2, seen.sheet().value(Metric.PATH_LENGTH_LEFT), 0.002);
        assertTrue(lost.sheet().value(Metric.PATH_LENGTH_LEFT) < 0.13);
        assertEquals(1, seen.sheet().value(Metric.ECONOMY_LEFT), 0.01);
        assertEquals(1, lost.sheet().value(Metric.ECONOMY_LEFT), 0.01);
    }

    /** The left tip fetches a ring 10 cm away, hands it over where it came from, and the right one brings it 10 cm on. */
    private static PretendRun straightTransfer() {
        Vec3 meeting = new Vec3(0, 0.05, 0);
        return new PretendRun(RUBRIC)
                .at(2.1, EventKind.LIFTED, Hand.LEFT, 0, new Vec3(-0.1, 0.05, 0))
                .at(3.0, EventKind.HANDED_OVER, Hand.RIGHT, 0, meeting)
                .at(4.2, EventKind.PLACED, Hand.RIGHT, 0, new Vec3(0.1, 0.05, 0))
                .going((hand, at) -> hand == Hand.LEFT
                        ? new Vec3(-0.1 * (ramp(at - 1) - ramp((at - 2.2) / 0.5)), 0.05, 0)
                        : new Vec3(0.1 * (1 - ramp(at - 1) + ramp(at - 3)), 0.05, 0));
    }

    private static double ramp(double x) {
        return Math.max(0, Math.min(1, x));
    }

    @Test
    void theTechniqueScoreIsOverWhatCanBeJudged() {
        Rubric rubric = TestRubric.of(
                lower("wrong_hand_first", 1, 4, 2, 0),
                higher("ldlj_v_dominant", 1, -8, -6, -4),
                lower("depth_left", 0, 1));
        Grade grade = grade(new PretendRun(rubric).hurrying(0).allTransfers().finished(30));
        assertEquals(100, technique(grade));
        assertTrue(Double.isNaN(grade.judgements().get(1).points()));
        assertEquals(0, grade.judgements().get(1).of());
        assertEquals(0, grade.judgements().get(2).of());
    }

    @Test
    void leftHandersAreJudgedByTheHandTheyLeadWith() {
        assertEquals(
                Metric.PATH_LENGTH_LEFT,
                Metric.named("path_length_dominant", Hand.LEFT).orElseThrow());
        assertEquals(
                Metric.PATH_LENGTH_RIGHT,
                Metric.named("path_length_non_dominant", Hand.LEFT).orElseThrow());
        assertEquals(Optional.empty(), Metric.named("task_time_dominant", Hand.LEFT));
    }

    @Test
    void theExplanationsPointsAddUpToTheScores() {
        PretendRun messy = new PretendRun(RUBRIC).allTransfers();
        messy.at(5, EventKind.LIFTED_BY_WRONG_HAND, Hand.RIGHT, 1);
        messy.at(9, EventKind.TRANSFERRED_NOT_IN_MID_AIR, Hand.LEFT, 3);
        RecordedRun run = messy.finished(60);
        Explanation explanation = Explanation.of(run, RUBRIC, RECORD, ErrorBars.none());
        Grade grade = grade(run);
        assertEquals(score(grade), explanation.points(Explanation.Part.SCORE), 1e-9);
        assertEquals(technique(grade), explanation.points(Explanation.Part.TECHNIQUE), 1e-9);
        Explanation.Line wrongHand = line(explanation, "wrong_hand_first");
        assertEquals(-10, wrongHand.points());
        assertEquals(Optional.of(Hand.RIGHT), wrongHand.hand());
        assertEquals(5 * 90, wrongHand.fromTick());
        assertTrue(wrongHand.reason().contains("ring 2"), wrongHand.reason());
        Explanation.Line time = line(explanation, "task_time");
        assertEquals(-60, time.points(), 1e-9);
        assertEquals(90, time.fromTick());
        assertEquals(61 * 90, time.toTick());
    }

    @Test
    void aCriticalErrorAndASlowRunAreExplainedDownToNothing() {
        RecordedRun dropped = new PretendRun(RUBRIC)
                .allTransfers()
                .at(20, EventKind.DROPPED_OUT_OF_VIEW, Hand.LEFT, 4)
                .finished(30);
        Explanation gated = Explanation.of(dropped, RUBRIC, RECORD, ErrorBars.none());
        assertEquals(0, gated.points(Explanation.Part.SCORE), 1e-9);
        assertEquals(0, gated.points(Explanation.Part.TECHNIQUE), 1e-9);
        RecordedRun abandoned = new PretendRun(RUBRIC).abandoned(5);
        Explanation unfinished = Explanation.of(abandoned, RUBRIC, RECORD, ErrorBars.none());
        assertEquals(0, unfinished.points(Explanation.Part.SCORE));
        assertTrue(line(unfinished, "finish").reason().startsWith("unfinished: 0 of 12"));
    }

    @Test
    void errorsAreToldOfHowOftenEachCouldHaveBeenMade() {
        RecordedRun run = new PretendRun(RUBRIC)
                .allTransfers()
                .at(2.1, EventKind.RELEASED, Hand.LEFT, 0)
                .at(2.12, EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0)
                .at(2.15, EventKind.GRASPED, Hand.LEFT, 0)
                .finished(30);
        List<String> told = Explanation.of(run, RUBRIC, RECORD, ErrorBars.none()).lines().stream()
                .filter(line -> line.part() == Explanation.Part.ERRORS)
                .map(line -> line.criterion() + ": " + line.reason())
                .toList();
        assertEquals(
                List.of(
                        "drop_in_view: 1 in 25 grasps",
                        "drop_out_of_view: 0 in 25 grasps",
                        "transfer_not_in_mid_air: 0 in 12 transfers begun",
                        "wrong_hand_first: 0 in 12 transfers begun"),
                told);
    }

    @Test
    void aTransferOutOfOrderIsToldStepByStep() {
        RecordedRun run = new PretendRun(RUBRIC)
                .allTransfers()
                .at(2.1, EventKind.RELEASED, Hand.LEFT, 0)
                .at(2.15, EventKind.GRASPED, Hand.LEFT, 0)
                .finished(30);
        Explanation explanation = Explanation.of(run, RUBRIC, RECORD, ErrorBars.none());
        List<Explanation.Line> steps = explanation.lines().stream()
                .filter(line -> line.part() == Explanation.Part.STEPS)
                .toList();
        assertEquals(1, steps.size());
        assertTrue(
                steps.get(0).reason().startsWith("ring 1 on the way out: 83 % in order (grasped by the left hand, "),
                steps.get(0).reason());
    }

    @Test
    void anotherRubricsStepsAreComparedWithTheSameRun() {
        RecordedRun run = clean(30);
        Rubric without = org.trocar.core.scenario.TestScenario.rubric();
        assertTrue(Double.isNaN(grade(run, without).value(Metric.STEP_ORDER)));
        assertEquals(1, grade(run, RUBRIC).value(Metric.STEP_ORDER));
        RecordedRun plain = new PretendRun(without).allTransfers().finished(30);
        assertEquals(1, grade(plain, RUBRIC).value(Metric.STEP_ORDER));
        assertFalse(grade(plain).technique().isPresent());
    }

    private static Explanation.Line line(Explanation explanation, String criterion) {
        return explanation.lines().stream()
                .filter(line -> line.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }
}
