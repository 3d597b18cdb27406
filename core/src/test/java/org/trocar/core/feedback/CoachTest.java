package org.trocar.core.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.Severity;
import org.trocar.core.world.EventKind;

class CoachTest {
    private static final Guidance FULL = new Guidance(false, 0);
    private static final Guidance ASSESSMENT = new Guidance(true, 0);
    private static final Guidance MASTERED = new Guidance(false, 1);

    private final Coached trainee = new Coached(FULL, 1);

    @Test
    void aCalmTraineeHearsNothing() {
        assertEquals(List.of(), trainee.tickFor(20));
    }

    @Test
    void aHandUnseenForLongerThanOnIsReportedWhereItsInstrumentWaits() {
        trainee.at(Hand.LEFT, 0.01, 0.05, 0.02).tracked(Hand.LEFT, false);
        assertEquals(List.of(), trainee.tickFor(0.49));
        assertEquals(List.of("tracking_lost LEFT"), trainee.tickFor(0.1));
        assertEquals(0.05, trainee.lastPlace.y);
        assertEquals(Severity.SAFETY, trainee.lastRule.severity());
    }

    @Test
    void aHandThatComesBackInTimeIsNotReported() {
        for (int i = 0; i < 10; i++) {
            trainee.tracked(Hand.LEFT, false);
            assertEquals(List.of(), trainee.tickFor(0.4));
            trainee.tracked(Hand.LEFT, true);
            assertEquals(List.of(), trainee.tickFor(0.1));
        }
    }

    @Test
    void aLossIsReportedOnceHoweverLongItLasts() {
        trainee.tracked(Hand.RIGHT, false);
        assertEquals(List.of("tracking_lost RIGHT"), trainee.tickFor(60));
    }

    @Test
    void aSecondLossIsReportedAfterTheHandWasSeenAgain() {
        trainee.tracked(Hand.RIGHT, false).tickFor(10);
        trainee.tracked(Hand.RIGHT, true).tickFor(1);
        assertEquals(
                List.of("tracking_lost RIGHT"),
                trainee.tracked(Hand.RIGHT, false).tickFor(1));
    }

    @Test
    void aLossWithinTheRepeatTimeIsReportedOnceThatHasPassed() {
        trainee.tracked(Hand.RIGHT, false).tickFor(0.6);
        trainee.tracked(Hand.RIGHT, true).tickFor(0.1);
        trainee.tracked(Hand.RIGHT, false);
        assertEquals(List.of(), trainee.tickFor(4));
        assertEquals(List.of("tracking_lost RIGHT"), trainee.tickFor(1));
    }

    @Test
    void bothHandsMayBeLostAtOnce() {
        trainee.tracked(Hand.LEFT, false).tracked(Hand.RIGHT, false);
        assertEquals(List.of("tracking_lost LEFT", "tracking_lost RIGHT"), trainee.tickFor(2));
    }

    @Test
    void speedNearAPegsTopIsReported() {
        trainee.at(Hand.RIGHT, 0.06, 0.03, 0).speed(Hand.RIGHT, 0.13);
        assertEquals(List.of("too_fast_near_peg RIGHT"), trainee.tickFor(1));
    }

    @Test
    void speedFarFromEveryPegIsNot() {
        trainee.at(Hand.RIGHT, 0.06, 0.06, 0).speed(Hand.RIGHT, 0.5);
        assertEquals(List.of(), trainee.tickFor(1));
    }

    @Test
    void speedAtTheThresholdIsNot() {
        trainee.at(Hand.RIGHT, 0.06, 0.03, 0).speed(Hand.RIGHT, 0.12);
        assertEquals(List.of(), trainee.tickFor(1));
    }

    @Test
    void speedOfAnUntrackedHandIsNot() {
        trainee.at(Hand.RIGHT, 0.06, 0.03, 0).speed(Hand.RIGHT, 0.5).tracked(Hand.RIGHT, false);
        assertEquals(List.of(), trainee.tickFor(0.3));
    }

    @Test
    void speedBetweenOffAndOnDoesNotReArmTheCue() {
        trainee.at(Hand.RIGHT, 0.06, 0.03, 0).speed(Hand.RIGHT, 0.13).tickFor(10);
        trainee.speed(Hand.RIGHT, 0.09).tickFor(1);
        assertEquals(List.of(), trainee.speed(Hand.RIGHT, 0.13).tickFor(10));
        trainee.speed(Hand.RIGHT, 0.07).tickFor(1);
        assertEquals(
                List.of("too_fast_near_peg RIGHT"),
                trainee.speed(Hand.RIGHT, 0.13).tickFor(1));
    }

    @Test
    void idlingIsReportedForBothHandsTogetherBetweenTheirTips() {
        trainee.at(Hand.LEFT, -0.04, 0.05, 0).at(Hand.RIGHT, 0.02, 0.03, 0);
        assertEquals(List.of(), trainee.idle(7.9).tickFor(0.1));
        assertEquals(List.of("idle_too_long"), trainee.idle(8.1).tickFor(0.1));
        assertNull(trainee.lastHand);
        assertEquals(-0.01, trainee.lastPlace.x, 1e-15);
        assertEquals(0.04, trainee.lastPlace.y, 1e-15);
    }

    @Test
    void idlingIsReportedAgainOnlyAfterAMovement() {
        trainee.idle(9).tickFor(60);
        assertEquals(List.of(), trainee.idle(70).tickFor(60));
        trainee.idle(0).tickFor(1);
        assertEquals(List.of("idle_too_long"), trainee.idle(9).tickFor(1));
    }

    @Test
    void droppedRingsAreReportedInAndOutOfView() {
        assertEquals(List.of("ring_dropped LEFT ring 3"), trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 3));
        trainee.tickFor(10);
        assertEquals(List.of("ring_dropped RIGHT ring 4"), trainee.event(EventKind.DROPPED_OUT_OF_VIEW, Hand.RIGHT, 4));
    }

    @Test
    void aRingKnockedDownByNobodysHandIsReportedToo() {
        assertEquals(List.of("ring_dropped ring 2"), trainee.event(EventKind.DROPPED_IN_VIEW, null, 2));
    }

    @Test
    void theWrongHandIsReported() {
        assertEquals(
                List.of("wrong_hand_first RIGHT ring 0"), trainee.event(EventKind.LIFTED_BY_WRONG_HAND, Hand.RIGHT, 0));
    }

    @Test
    void jawsClosedOnNothingAreReported() {
        assertEquals(List.of("closed_on_nothing LEFT"), trainee.event(EventKind.CLOSED_ON_NOTHING, Hand.LEFT, -1));
    }

    @Test
    void eventsThatAreNoMistakesAreNotCommentedOn() {
        for (EventKind kind : List.of(EventKind.GRASPED, EventKind.HANDED_OVER, EventKind.PLACED, EventKind.RELEASED)) {
            assertEquals(List.of(), trainee.event(kind, Hand.LEFT, 1));
        }
    }

    @Test
    void aSecondCueWaitsTwoSecondsAfterTheFirst() {
        trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0);
        trainee.at(Hand.RIGHT, 0.06, 0.03, 0).speed(Hand.RIGHT, 0.2);
        assertEquals(List.of(), trainee.tickFor(1.9));
        assertEquals(List.of("too_fast_near_peg RIGHT"), trainee.tickFor(0.2));
        assertEquals(0, trainee.coach.withheld(Withheld.RATE_LIMIT));
    }

    @Test
    void aConditionThatPassesWhileItsCueWaitsIsCountedAsWithheld() {
        trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0);
        trainee.at(Hand.RIGHT, 0.06, 0.03, 0).speed(Hand.RIGHT, 0.2).tickFor(1);
        assertEquals(List.of(), trainee.speed(Hand.RIGHT, 0).tickFor(10));
        assertEquals(1, trainee.coach.withheld(Withheld.RATE_LIMIT));
    }

    @Test
    void anEventWithinTwoSecondsOfAnotherCueIsWithheldForGood() {
        trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0);
        assertEquals(List.of(), trainee.event(EventKind.LIFTED_BY_WRONG_HAND, Hand.LEFT, 0));
        assertEquals(List.of(), trainee.tickFor(10));
        assertEquals(1, trainee.coach.withheld(Withheld.RATE_LIMIT));
    }

    @Test
    void anEventWithinItsRulesRepeatTimeIsWithheld() {
        trainee.event(EventKind.CLOSED_ON_NOTHING, Hand.LEFT, -1);
        trainee.tickFor(7);
        assertEquals(List.of(), trainee.event(EventKind.CLOSED_ON_NOTHING, Hand.LEFT, -1));
        trainee.tickFor(1);
        assertEquals(List.of("closed_on_nothing LEFT"), trainee.event(EventKind.CLOSED_ON_NOTHING, Hand.LEFT, -1));
    }

    @Test
    void theMoreUrgentOfTwoCuesGoesFirst() {
        trainee.events.add(EventKind.CLOSED_ON_NOTHING, Hand.LEFT, -1, 0, new Vec3());
        assertEquals(List.of("ring_dropped LEFT ring 1"), trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 1));
    }

    @Test
    void aSafetyCuePassesTheLimitAndDoesNotUseItUp() {
        trainee.tracked(Hand.LEFT, false).tickFor(0.45);
        trainee.event(EventKind.DROPPED_IN_VIEW, Hand.RIGHT, 0);
        assertEquals(List.of("tracking_lost LEFT"), trainee.tickFor(1.5));
        trainee.tickFor(0.6);
        assertEquals(
                List.of("wrong_hand_first RIGHT ring 0"), trainee.event(EventKind.LIFTED_BY_WRONG_HAND, Hand.RIGHT, 0));
    }

    @Test
    void aSafetyEventIsGivenEachTime() {
        Coached strict = new Coached(
                ASSESSMENT,
                1,
                List.of(Coached.rule(
                        "ring_dropped", Severity.SAFETY, Coached.on(CueEvent.DROPPED_IN_VIEW), 3, CueAnchor.RING)));
        assertEquals(List.of("ring_dropped LEFT ring 0"), strict.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0));
        assertEquals(List.of("ring_dropped LEFT ring 1"), strict.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 1));
    }

    @Test
    void anAssessmentIsUnguidedButForSafety() {
        Coached assessed = new Coached(ASSESSMENT, 1);
        assertEquals(List.of(), assessed.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0));
        assertEquals(List.of(), assessed.idle(9).tickFor(5));
        assertEquals(2, assessed.coach.withheld(Withheld.ASSESSMENT));
        assertEquals(
                List.of("tracking_lost LEFT"),
                assessed.tracked(Hand.LEFT, false).tickFor(1));
    }

    @Test
    void aMasterIsLeftAloneButForSafety() {
        Coached master = new Coached(MASTERED, 1);
        assertEquals(List.of(), master.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0));
        assertEquals(1, master.coach.withheld(Withheld.MASTERY));
        assertEquals(
                List.of("tracking_lost LEFT"), master.tracked(Hand.LEFT, false).tickFor(1));
    }

    @Test
    void guidanceFadesAsMasteryGrows() {
        assertEquals(10_000, cuesAtMastery(0.39, 7), 0);
        assertEquals(5_000, cuesAtMastery(0.675, 7), 150);
        assertEquals(2_000, cuesAtMastery(0.84, 7), 120);
        assertEquals(0, cuesAtMastery(0.95, 7), 0);
    }

    /** Of ten thousand drops far enough apart. Three standard deviations of 10,000 even draws are 150. */
    private static int cuesAtMastery(double mastery, long seed) {
        Coached fading = new Coached(new Guidance(false, mastery), seed);
        int given = 0;
        for (int i = 0; i < 10_000; i++) {
            fading.nanos += 5_000_000_000L;
            given += fading.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0).size();
        }
        assertEquals(10_000 - given, fading.coach.withheld(Withheld.MASTERY));
        return given;
    }

    @Test
    void theSeedDecidesWhichCuesFade() {
        assertEquals(fades(3), fades(3));
        assertTrue(!fades(3).equals(fades(4)));
    }

    private static List<Boolean> fades(long seed) {
        Coached fading = new Coached(new Guidance(false, 0.7), seed);
        List<Boolean> given = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            fading.nanos += 5_000_000_000L;
            given.add(!fading.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0).isEmpty());
        }
        return given;
    }

    @Test
    void nothingIsSaidInAPauseAndEveryConditionStartsAfreshAfterIt() {
        trainee.tracked(Hand.LEFT, false).idle(9).running(false);
        assertEquals(List.of(), trainee.tickFor(60));
        assertEquals(List.of(), trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0));
        trainee.running(true).idle(0);
        assertEquals(List.of(), trainee.tickFor(0.4));
        assertEquals(List.of("tracking_lost LEFT"), trainee.tickFor(0.2));
    }

    @Test
    void cuesAreNumberedThroughTheRun() {
        trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0);
        assertEquals(1, trainee.cues.sequence(0));
        trainee.tickFor(10);
        trainee.event(EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0);
        assertEquals(2, trainee.cues.sequence(0));
        assertEquals(trainee.tick, trainee.cues.tick());
    }

    @Test
    void aMasteryThatIsNoShareIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Guidance(false, 1.2));
        assertThrows(IllegalArgumentException.class, () -> new Guidance(false, Double.NaN));
    }
}
