package org.trocar.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.TestScenario;

/** A right-handed trainee: rings start on the left pegs 0 to 5 and go to the right pegs 6 to 11, the left hand lifting first. */
class PegTransferTaskTest {
    private static final long TICK_NANOS = 1_000_000_000L / 90;

    private final PegTransferTask task = new PegTransferTask(TestScenario.pegTransfer(), Hand.RIGHT, TICK_NANOS);
    private final WorldEvents events = new WorldEvents();
    private final RingFacts[] facts = new RingFacts[6];
    private final List<EventKind> happened = new ArrayList<>();
    private long nanos;
    private long slippedNanos;

    PegTransferTaskTest() {
        for (int i = 0; i < facts.length; i++) {
            facts[i] = new RingFacts().set(false, false, i, false, false);
        }
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            events.clear();
            nanos += TICK_NANOS;
            task.observe(nanos + slippedNanos, nanos, anyHeld(), facts, events);
            for (int e = 0; e < events.count(); e++) {
                happened.add(events.kind(e));
            }
        }
    }

    private boolean anyHeld() {
        for (RingFacts ring : facts) {
            if (ring.held()) {
                return true;
            }
        }
        return false;
    }

    private void held(int ring, Hand hand, boolean inAir) {
        facts[ring].set(hand == Hand.LEFT, hand == Hand.RIGHT, -1, inAir, false);
        ticks(1);
    }

    private void heldByBoth(int ring, boolean inAir) {
        facts[ring].set(true, true, -1, inAir, false);
        ticks(1);
    }

    private void released(int ring, int peg, boolean inAir) {
        facts[ring].set(false, false, peg, inAir, false);
    }

    private void properTransfer(int ring, Hand first, int peg) {
        held(ring, first, true);
        heldByBoth(ring, true);
        held(ring, first.other(), true);
        released(ring, peg, false);
        ticks(20);
    }

    private void everyRing(Hand first, int toPeg) {
        for (int ring = 0; ring < 6; ring++) {
            properTransfer(ring, first, toPeg + ring);
        }
    }

    private long count(EventKind kind) {
        return happened.stream().filter(kind::equals).count();
    }

    private long errors() {
        return happened.stream().filter(kind -> kind.error() != null).count();
    }

    @Test
    void aProperTransferIsLiftedHandedOverAndPlaced() {
        properTransfer(0, Hand.LEFT, 6);

        assertEquals(
                List.of(EventKind.TASK_STARTED, EventKind.LIFTED, EventKind.HANDED_OVER, EventKind.PLACED), happened);
        assertEquals(1, task.transfersDone());
    }

    @Test
    void twelveTransfersFinishTheTaskAtTheReleaseOfTheLastRing() {
        ticks(45);
        everyRing(Hand.LEFT, 6);
        assertTrue(task.wayBack());
        everyRing(Hand.RIGHT, 0);

        assertTrue(task.finished());
        assertEquals(12, task.transfersDone());
        assertEquals(0, errors());
        // Every transfer is 23 ticks; the last 19 of them come after the release, the first tick starts the clock.
        assertEquals((12 * 23 - 20) * TICK_NANOS * 1e-9, task.taskSeconds(nanos), 1e-9);
    }

    @Test
    void theWrongHandFirstIsOneErrorAndNothingElse() {
        held(0, Hand.RIGHT, true);
        heldByBoth(0, true);
        held(0, Hand.LEFT, true);
        released(0, 6, false);
        ticks(20);

        assertEquals(1, count(EventKind.LIFTED_BY_WRONG_HAND));
        assertEquals(1, errors());
        assertEquals(1, task.transfersDone());
    }

    @Test
    void puttingARingDownBetweenTheHandsIsATransferNotInMidAir() {
        held(0, Hand.LEFT, true);
        released(0, -1, false);
        ticks(10);
        held(0, Hand.RIGHT, false);
        held(0, Hand.RIGHT, true);
        released(0, 6, false);
        ticks(20);

        assertEquals(1, count(EventKind.TRANSFERRED_NOT_IN_MID_AIR));
        assertEquals(1, errors());
    }

    @Test
    void aRingThatTouchesThePegWhileBothHandsHoldItIsNotInMidAir() {
        held(0, Hand.LEFT, true);
        heldByBoth(0, false);
        held(0, Hand.RIGHT, true);

        assertEquals(1, count(EventKind.TRANSFERRED_NOT_IN_MID_AIR));
        assertEquals(0, count(EventKind.HANDED_OVER));
    }

    @Test
    void oneHandCarryingARingAllTheWayIsATransferNotInMidAir() {
        held(0, Hand.LEFT, true);
        released(0, 6, false);
        ticks(20);

        assertEquals(1, count(EventKind.TRANSFERRED_NOT_IN_MID_AIR));
        assertEquals(1, task.transfersDone());
    }

    @Test
    void aDropInViewIsReportedOnceAndOnlyAfterHalfASecond() {
        held(0, Hand.LEFT, true);
        released(0, -1, true);
        ticks(40);
        assertEquals(0, errors());
        ticks(90);
        assertEquals(1, count(EventKind.DROPPED_IN_VIEW));
        assertEquals(1, errors());
    }

    @Test
    void aRingKnockedOffItsPegIsDroppedWhenItLeftThePeg() {
        ticks(900);
        released(0, -1, false);
        ticks(46);

        assertEquals(EventKind.DROPPED_IN_VIEW, events.kind(0));
        assertEquals(0.5, events.value(0), 0.02, "seconds ago");
        assertEquals(null, events.hand(0));
    }

    private void slip() {
        slippedNanos += 700_000_000L;
    }

    /** When, in session time, the cause of this tick's only error was. */
    private double causeSeconds(EventKind error) {
        assertEquals(error, events.kind(0));
        return (nanos + slippedNanos) * 1e-9 - events.value(0);
    }

    private void ticksUntil(EventKind kind) {
        while (count(kind) == 0) {
            ticks(1);
        }
    }

    @Test
    void aSlipBetweenADropAndItsFindingMakesItsCauseNoLater() {
        held(0, Hand.LEFT, true);
        released(0, -1, true);
        ticks(10);
        slip();
        ticksUntil(EventKind.DROPPED_IN_VIEW);

        assertEquals(47 * TICK_NANOS, nanos, "half a simulated second");
        assertEquals(TICK_NANOS * 1e-9, causeSeconds(EventKind.DROPPED_IN_VIEW), 1e-9);
    }

    @Test
    void aSlipBetweenADropAndTheFallOutOfViewMakesItsCauseNoLater() {
        held(0, Hand.LEFT, true);
        released(0, -1, true);
        ticks(10);
        slip();
        facts[0].set(false, false, -1, true, true);
        ticks(1);

        assertEquals(TICK_NANOS * 1e-9, causeSeconds(EventKind.DROPPED_OUT_OF_VIEW), 1e-9);
    }

    @Test
    void aSlipWhileARingSettlesMakesTheCauseOfItsBadTransferNoLater() {
        held(0, Hand.LEFT, true);
        released(0, 6, false);
        ticks(3);
        slip();
        ticksUntil(EventKind.PLACED);

        assertEquals(TICK_NANOS * 1e-9, causeSeconds(EventKind.TRANSFERRED_NOT_IN_MID_AIR), 1e-9);
        assertEquals(events.value(0), events.value(1), "placed by the same release");
    }

    @Test
    void aDroppedRingThatFallsOnOutOfViewFallsByTheSameCause() {
        held(0, Hand.LEFT, true);
        released(0, -1, true);
        ticks(90);
        facts[0].set(false, false, -1, true, true);
        ticks(1);

        assertEquals(TICK_NANOS * 1e-9, causeSeconds(EventKind.DROPPED_OUT_OF_VIEW), 1e-9);
        assertEquals(Hand.LEFT, events.hand(0));
    }

    @Test
    void aDroppedRingThatIsKnockedOutOfViewFallsByTheKnock() {
        held(0, Hand.LEFT, true);
        released(0, -1, true);
        ticks(90);
        facts[0].touched(false, true);
        ticks(1);
        facts[0].set(false, false, -1, true, true).touched(false, false);
        ticks(1);

        assertEquals(91 * TICK_NANOS * 1e-9, causeSeconds(EventKind.DROPPED_OUT_OF_VIEW), 1e-9);
        assertEquals(Hand.RIGHT, events.hand(0));
    }

    @Test
    void aRingOutOfViewIsLostAndTheOthersStillFinishTheTask() {
        held(0, Hand.LEFT, true);
        facts[0].set(false, false, -1, true, true);
        ticks(100);
        for (int ring = 1; ring < 6; ring++) {
            properTransfer(ring, Hand.LEFT, 6 + ring);
        }
        for (int ring = 1; ring < 6; ring++) {
            properTransfer(ring, Hand.RIGHT, ring);
        }

        assertEquals(1, count(EventKind.DROPPED_OUT_OF_VIEW));
        assertEquals(1, errors());
        assertTrue(task.finished());
        assertEquals(10, task.transfersDone());
    }

    @Test
    void aHeldRingBelowTheViewIsNotDropped() {
        held(0, Hand.LEFT, true);
        facts[0].set(true, false, -1, true, true);
        ticks(100);
        assertEquals(0, errors());
        held(0, Hand.LEFT, true);
        heldByBoth(0, true);
        held(0, Hand.RIGHT, true);
        released(0, 6, false);
        ticks(20);
        assertEquals(1, task.transfersDone());
    }

    @Test
    void goingToTheOtherHandAndBackIsNoTransfer() {
        held(0, Hand.LEFT, true);
        heldByBoth(0, true);
        held(0, Hand.RIGHT, true);
        heldByBoth(0, true);
        held(0, Hand.LEFT, true);
        released(0, 6, false);
        ticks(20);
        assertEquals(1, count(EventKind.TRANSFERRED_NOT_IN_MID_AIR));
    }

    @Test
    void losingEveryRingFinishesNothing() {
        held(0, Hand.LEFT, true);
        for (RingFacts ring : facts) {
            ring.set(false, false, -1, true, true);
        }
        ticks(100);

        assertFalse(task.finished());
    }

    @Test
    void anOccupiedPegDoesNotCount() {
        properTransfer(0, Hand.LEFT, 6);
        properTransfer(1, Hand.LEFT, 6);

        assertEquals(1, task.transfersDone());
    }

    @Test
    void aRingKnockedOffItsTargetPegIsNoLongerDone() {
        properTransfer(0, Hand.LEFT, 6);
        released(0, -1, false);
        ticks(60);

        assertEquals(0, task.transfersDone());
        assertEquals(1, count(EventKind.DROPPED_IN_VIEW));
    }

    @Test
    void aLeftHandedTraineeStartsOnTheRight() {
        PegTransferTask mirrored = new PegTransferTask(TestScenario.pegTransfer(), Hand.LEFT, TICK_NANOS);

        assertEquals(Hand.RIGHT, mirrored.firstHand());
        assertEquals(Hand.LEFT, mirrored.targetSide());
    }
}
