package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trocar.core.grade.ClosingSummary.Point;
import org.trocar.core.grade.Explanation.Part;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.TestScenario;
import org.trocar.core.scenario.Texts;
import org.trocar.core.session.RecordedRun;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.core.world.EventKind;

class ClosingSummaryTest {
    private static final RunRecord RECORD = new RunRecord("", "", 0, "", 0);
    private static final Rubric RUBRIC = TestRubric.shippedLike();

    private static Grade grade(RecordedRun run, Rubric rubric) {
        return Grader.grade(run, rubric, RECORD, ErrorBars.none());
    }

    private static List<String> summary(RecordedRun run, Rubric rubric) {
        return ClosingSummary.of(grade(run, rubric), rubric).points().stream()
                .map(point -> point.kind() + " " + point.subject())
                .toList();
    }

    private static List<String> summary(RecordedRun run) {
        return summary(run, RUBRIC);
    }

    private static PretendRun clean() {
        return new PretendRun(RUBRIC).allTransfers();
    }

    private static PretendRun withWrongHands(int times) {
        PretendRun run = clean();
        for (int i = 0; i < times; i++) {
            run.at(3 + 2 * i, EventKind.LIFTED_BY_WRONG_HAND, Hand.RIGHT, i);
        }
        return run;
    }

    @Test
    void theErrorThatCostMostIsNamedAndPractised() {
        assertEquals(
                List.of("COST WRONG_HAND_FIRST", "STRENGTH TRANSFER_NOT_IN_MID_AIR", "PRACTISE WRONG_HAND_FIRST"),
                summary(withWrongHands(3).finished(60)));
    }

    @Test
    void timeIsNamedWhereItCostMoreThanTheErrorsAndItsCauseIsPractised() {
        List<String> points = summary(withWrongHands(1).finished(120));
        assertEquals("COST TIME", points.get(0));
        assertEquals("PRACTISE WRONG_HAND_FIRST", points.get(2));
    }

    @Test
    void aCriticalErrorGoesBeforeAllElse() {
        PretendRun run = withWrongHands(5).at(20, EventKind.DROPPED_OUT_OF_VIEW, Hand.LEFT, 2);
        List<String> points = summary(run.finished(200));
        assertEquals("COST DROP_OUT_OF_VIEW", points.get(0));
        assertEquals("PRACTISE DROP_OUT_OF_VIEW", points.get(2));
    }

    @Test
    void anUnfinishedRunIsToldHowFarItGot() {
        RecordedRun run = new PretendRun(RUBRIC).transfer(2, 0, Hand.LEFT).abandoned(20);
        assertEquals("COST FINISH", summary(run).get(0));
        assertTrue(summary(run).contains("PRACTISE FINISH"));
    }

    @Test
    void nobodyIsPraisedForHavingDoneNothing() {
        RecordedRun run = new PretendRun(RUBRIC).abandoned(20);
        assertEquals(List.of("COST FINISH", "PRACTISE FINISH"), summary(run));
    }

    @Test
    void withoutCriteriaAnErrorThatWasNeverMadeIsAStrength() {
        Rubric plain = TestScenario.rubric();
        assertEquals(
                List.of("COST TIME", "STRENGTH DROP_OUT_OF_VIEW", "PRACTISE TIME"),
                summary(new PretendRun(plain).allTransfers().finished(90), plain));
    }

    @Test
    void whoLostNothingIsAskedToDoItAgain() {
        Rubric plain = TestScenario.rubric();
        assertEquals(
                List.of("STRENGTH DROP_OUT_OF_VIEW", "PRACTISE REPEAT"),
                summary(new PretendRun(plain).allTransfers().finished(40), plain));
    }

    @Test
    void itIsTheSameEachTimeAndHasThreePointsAtMost() {
        for (int mistakes = 0; mistakes < 6; mistakes++) {
            RecordedRun run = withWrongHands(mistakes).finished(40 + 30 * mistakes);
            Grade grade = grade(run, RUBRIC);
            assertEquals(ClosingSummary.of(grade, RUBRIC), ClosingSummary.of(grade, RUBRIC));
            assertTrue(ClosingSummary.of(grade, RUBRIC).points().size() <= 3);
        }
    }

    /** The points stand in the explanation, line by line. */
    @Test
    void whatAnErrorCostIsWhatTheExplanationSays() {
        RecordedRun run = withWrongHands(3).finished(60);
        Point cost = ClosingSummary.of(grade(run, RUBRIC), RUBRIC).points().get(0);
        double explained = Explanation.of(run, RUBRIC, RECORD, ErrorBars.none()).lines().stream()
                .filter(line -> line.part() == Part.SCORE && line.criterion().equals(ErrorKind.WRONG_HAND_FIRST.key()))
                .mapToDouble(Explanation.Line::points)
                .sum();
        assertEquals(-explained, cost.points());
        assertEquals(3, cost.count());
    }

    @Test
    void itSpeaksTheLanguageItIsGiven() {
        Map<String, String> words = new HashMap<>();
        ClosingSummary.textKeys().forEach(key -> words.put(key, key));
        words.put("summary_cost", "Teuer: {what}.");
        words.put("summary_cost_wrong_hand_first", "falsche Hand ({count}), {points} von {of}");
        Point cost = ClosingSummary.of(grade(withWrongHands(3).finished(60), RUBRIC), RUBRIC)
                .points()
                .get(0);
        assertEquals("Teuer: falsche Hand (3), 30 von 300.", cost.in(new Texts("de", words)));
        assertEquals("", cost.in(Texts.NONE));
    }
}
