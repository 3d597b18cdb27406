package org.trocar.core.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueCondition.Carrying;
import org.trocar.core.scenario.CueCondition.Side;
import org.trocar.core.scenario.CueCondition.Way;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.CueMeter;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Severity;
import org.trocar.core.world.EventKind;

/** What rules can say that those of schema 1 could not. The trainee is right-handed. */
class CueRulesTest {
    private static final Guidance FULL = new Guidance(false, 0);

    private static Coached under(CueRule... rules) {
        return new Coached(FULL, 1, List.of(rules));
    }

    private static CueRule warning(CueTrigger trigger, CueAnchor anchor) {
        return Coached.rule("it", Severity.WARNING, trigger, 3, anchor);
    }

    private static CueRule slipped(Side side, Carrying carrying, Way way) {
        return Coached.during(
                warning(Coached.on(CueEvent.SLIPPED), CueAnchor.TIP),
                new CueCondition(Optional.ofNullable(side), Optional.ofNullable(carrying), Optional.ofNullable(way)));
    }

    @Test
    void aRuleForTheDominantHandLeavesTheOtherAlone() {
        Coached trainee = under(slipped(Side.DOMINANT, null, null));
        assertEquals(List.of(), trainee.event(EventKind.SLIPPED, Hand.LEFT, -1));
        assertEquals(List.of("it RIGHT"), trainee.event(EventKind.SLIPPED, Hand.RIGHT, -1));
    }

    @Test
    void aRuleForAHandLeavesWhatIsNobodysAlone() {
        assertEquals(List.of(), under(slipped(Side.NON_DOMINANT, null, null)).event(EventKind.SLIPPED, null, -1));
    }

    @Test
    void aRuleWhileCarryingLooksAtThatHand() {
        Coached trainee = under(slipped(null, Carrying.RING, null));
        trainee.run.work(Hand.RIGHT, 2, 0);
        assertEquals(List.of(), trainee.event(EventKind.SLIPPED, Hand.LEFT, -1));
        assertEquals(List.of("it RIGHT"), trainee.event(EventKind.SLIPPED, Hand.RIGHT, -1));
    }

    @Test
    void aRuleForTheWayBackIsSilentOnTheWayOut() {
        Coached trainee = under(slipped(null, null, Way.BACK));
        assertEquals(List.of(), trainee.event(EventKind.SLIPPED, Hand.LEFT, -1));
        trainee.run.task(60, true);
        assertEquals(List.of("it LEFT"), trainee.event(EventKind.SLIPPED, Hand.LEFT, -1));
    }

    @Test
    void whatARuleIsNotAboutIsNotCountedAsWithheld() {
        Coached trainee = under(slipped(Side.DOMINANT, null, null));
        trainee.event(EventKind.SLIPPED, Hand.LEFT, -1);
        for (Withheld reason : Withheld.values()) {
            assertEquals(0, trainee.coach.withheld(reason));
        }
    }

    @Test
    void aSpeedWhoseConditionEndsCountsAsOver() {
        Coached trainee = under(Coached.during(
                warning(Coached.above(CueMeter.TIP_SPEED, 0.1, 0.05), CueAnchor.TIP),
                new CueCondition(Optional.empty(), Optional.of(Carrying.RING), Optional.empty())));
        trainee.speed(Hand.RIGHT, 0.2);
        assertEquals(List.of(), trainee.tickFor(1));
        trainee.run.work(Hand.RIGHT, 1, 0);
        assertEquals(List.of("it RIGHT"), trainee.tickFor(5));
        trainee.run.work(Hand.RIGHT, -1, 0);
        trainee.tickFor(1);
        trainee.run.work(Hand.RIGHT, 1, 0);
        assertEquals(List.of("it RIGHT"), trainee.tickFor(5));
    }

    @Test
    void aPathSoFarIsToldOfOnceForEachHandAndNotAgainAfterAPause() {
        Coached trainee = under(warning(Coached.above(CueMeter.PATH_LENGTH, 4, 0), CueAnchor.TIP));
        trainee.run.work(Hand.LEFT, -1, 4.1);
        assertEquals(List.of("it LEFT"), trainee.tickFor(30));
        trainee.running(false).tickFor(5);
        trainee.running(true);
        assertEquals(List.of(), trainee.tickFor(30));
        trainee.run.work(Hand.RIGHT, -1, 4.1);
        assertEquals(List.of("it RIGHT"), trainee.tickFor(30));
    }

    @Test
    void errorsSoFarAreAddedUpOverTheirKinds() {
        Coached trainee = under(warning(Coached.above(CueMeter.ERRORS, 2, 0), CueAnchor.NONE));
        trainee.run.errors(ErrorKind.DROP_IN_VIEW, 1).errors(ErrorKind.WRONG_HAND_FIRST, 1);
        assertEquals(List.of(), trainee.tickFor(1));
        trainee.run.errors(ErrorKind.WRONG_HAND_FIRST, 2);
        assertEquals(List.of("it"), trainee.tickFor(30));
    }

    @Test
    void everyMeterReadsItsOwnValue() {
        assertEquals(List.of("it"), readsAbove(CueMeter.TASK_TIME, 60, trainee -> trainee.run.task(61, false)));
        assertEquals(List.of("it"), readsAbove(CueMeter.IDLE_TIME, 20, trainee -> trainee.run.idle(0, 21)));
        assertEquals(List.of("it"), readsAbove(CueMeter.IDLE_FOR, 8, trainee -> trainee.run.idle(9, 0)));
        assertEquals(
                List.of("it"),
                readsAbove(CueMeter.DROPS_IN_VIEW, 0, trainee -> trainee.run.errors(ErrorKind.DROP_IN_VIEW, 1)));
        assertEquals(
                List.of("it"),
                readsAbove(
                        CueMeter.DROPS_OUT_OF_VIEW, 0, trainee -> trainee.run.errors(ErrorKind.DROP_OUT_OF_VIEW, 1)));
        assertEquals(
                List.of("it"),
                readsAbove(
                        CueMeter.TRANSFERS_NOT_IN_MID_AIR,
                        0,
                        trainee -> trainee.run.errors(ErrorKind.TRANSFER_NOT_IN_MID_AIR, 1)));
        assertEquals(
                List.of("it"),
                readsAbove(CueMeter.WRONG_HAND_FIRST, 0, trainee -> trainee.run.errors(ErrorKind.WRONG_HAND_FIRST, 1)));
    }

    private static List<String> readsAbove(CueMeter meter, double on, Consumer<Coached> change) {
        Coached trainee = under(warning(Coached.above(meter, on, 0), CueAnchor.FIELD));
        assertEquals(List.of(), trainee.tickFor(0.1));
        change.accept(trainee);
        return trainee.tickFor(0.1);
    }

    @Test
    void everyEventOfARuleGivesItsCue() {
        CueRule rule = Coached.rule("it", Severity.SAFETY, Coached.on(CueEvent.values()), 0, CueAnchor.FIELD);
        Coached trainee = new Coached(FULL, 1, List.of(rule));
        List<EventKind> silent = List.of(
                EventKind.CALIBRATED,
                EventKind.PLACED_UNCALIBRATED,
                EventKind.NOISE_MEASURED,
                EventKind.SPACE_MOVED,
                EventKind.TASK_FINISHED,
                EventKind.TRACKING_LOST,
                EventKind.TRACKING_REGAINED);
        for (EventKind kind : EventKind.values()) {
            assertEquals(
                    silent.contains(kind) ? 0 : 1,
                    trainee.event(kind, Hand.LEFT, -1).size(),
                    kind.name());
        }
    }

    @Test
    void aCueAtAPegIsShownAtTheNearestPegsTop() {
        Coached trainee =
                under(warning(new CueTrigger.Above(CueMeter.TIP_SPEED_NEAR_PEG, 0.1, 0.05, 0.03), CueAnchor.PEG));
        trainee.at(Hand.LEFT, 0.05, 0.03, 0.01).speed(Hand.LEFT, 0.2);
        assertEquals(List.of("it LEFT"), trainee.tickFor(0.012));
        assertEquals(1, trainee.lastPeg);
        assertEquals(new Vec3(0.06, 0.02, 0).toString(), trainee.lastPlace.toString());
    }

    @Test
    void aCueBetweenTheHandsIsShownThereWhereverItsEventWas() {
        Coached trainee = under(warning(Coached.on(CueEvent.SLIPPED), CueAnchor.BETWEEN_HANDS));
        trainee.at(Hand.LEFT, -0.04, 0.05, 0).at(Hand.RIGHT, 0.02, 0.03, 0);
        trainee.event(EventKind.SLIPPED, Hand.LEFT, 3);
        assertEquals(-0.01, trainee.lastPlace.x, 1e-15);
        assertEquals(0.04, trainee.lastPlace.y, 1e-15);
    }

    @Test
    void aMetersCueAtARingIsAtTheOneThatHandHolds() {
        Coached trainee = under(warning(Coached.above(CueMeter.TIP_SPEED, 0.1, 0.05), CueAnchor.RING));
        trainee.speed(Hand.LEFT, 0.2).run.work(Hand.LEFT, 4, 0);
        assertEquals(List.of("it LEFT ring 4"), trainee.tickFor(0.1));
    }

    /** 400 runs of 50 chances each: a seed must not be luckier than chance allows, nor all of them together. */
    @Test
    void theShareOfCuesGivenFollowsMasteryOverManySeeds() {
        for (double mastery : new double[] {0.5, 0.675, 0.9}) {
            double p = new Guidance(false, mastery).probability();
            int given = 0;
            for (long seed = 0; seed < 400; seed++) {
                int one = givenOf50(mastery, seed);
                assertEquals(50 * p, one, 4.5 * StrictMath.sqrt(50 * p * (1 - p)), "seed " + seed);
                given += one;
            }
            assertEquals(20_000 * p, given, 3 * StrictMath.sqrt(20_000 * p * (1 - p)));
        }
    }

    private static int givenOf50(double mastery, long seed) {
        CueRule rule = warning(Coached.on(CueEvent.SLIPPED), CueAnchor.TIP);
        Coached trainee = new Coached(new Guidance(false, mastery), seed, List.of(rule));
        int given = 0;
        for (int i = 0; i < 50; i++) {
            trainee.nanos += 5_000_000_000L;
            given += trainee.event(EventKind.SLIPPED, Hand.LEFT, -1).size();
        }
        assertEquals(50 - given, trainee.coach.withheld(Withheld.MASTERY));
        return given;
    }
}
