package org.trocar.core.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.Procedure;
import org.trocar.core.scenario.Procedure.Done;
import org.trocar.core.scenario.Procedure.Role;
import org.trocar.core.scenario.Procedure.Step;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

class StepOrderTest {
    private static final Procedure PROCEDURE = new Procedure(
            "a test",
            List.of(
                    new Step("lift", Done.LIFTED, Role.FIRST, List.of("pass")),
                    new Step("pass", Done.HANDED_OVER, Role.SECOND, List.of("place")),
                    new Step("place", Done.PLACED, Role.SECOND, List.of())));

    private final TransferLog log = new TransferLog(2);
    private final StepOrder order = new StepOrder(PROCEDURE, Hand.RIGHT);
    private long tick;

    private void happens(EventKind kind, Hand hand, int ring) {
        WorldEvents events = new WorldEvents();
        events.add(kind, hand, ring, 0, new Vec3());
        log.observe(++tick, events);
    }

    private void transfer(int ring, Hand first) {
        happens(EventKind.LIFTED, first, ring);
        happens(EventKind.HANDED_OVER, first.other(), ring);
        happens(EventKind.PLACED, first.other(), ring);
    }

    @Test
    void nothingBegunHasNoOrder() {
        assertTrue(Double.isNaN(order.mean(log)));
        assertTrue(Double.isNaN(order.of(log, 0)));
    }

    @Test
    void theFirstHandIsTheNonDominantOneOnTheWayOutAndTheOtherOnTheWayBack() {
        transfer(0, Hand.LEFT);
        happens(EventKind.TURNED_BACK, null, -1);
        transfer(0, Hand.RIGHT);
        assertEquals(1, order.of(log, 0));
        assertEquals(1, order.of(log, 2));
        assertEquals(1, order.mean(log));
    }

    @Test
    void ringsMayBeTakenInAnyOrderAndBetweenEachOther() {
        happens(EventKind.LIFTED, Hand.LEFT, 1);
        happens(EventKind.LIFTED, Hand.LEFT, 0);
        happens(EventKind.HANDED_OVER, Hand.RIGHT, 1);
        happens(EventKind.HANDED_OVER, Hand.RIGHT, 0);
        happens(EventKind.PLACED, Hand.RIGHT, 0);
        happens(EventKind.PLACED, Hand.RIGHT, 1);
        assertEquals(1, order.mean(log));
    }

    @Test
    void everyStepByTheWrongHandIsNothingOfTheProcedure() {
        transfer(0, Hand.RIGHT);
        assertEquals(0, order.of(log, 0));
    }

    @Test
    void aStepLeftOutOfThreeCostsAThirdAndAStepTooManyAQuarter() {
        happens(EventKind.LIFTED, Hand.LEFT, 0);
        happens(EventKind.PLACED, Hand.RIGHT, 0);
        assertEquals(2.0 / 3, order.of(log, 0), 1e-15);
        transfer(1, Hand.LEFT);
        happens(EventKind.PLACED, Hand.RIGHT, 1);
        assertEquals(3.0 / 4, order.of(log, 1), 1e-15);
        assertEquals((2.0 / 3 + 3.0 / 4) / 2, order.mean(log), 1e-15);
    }

    @Test
    void whatTheProcedureDoesNotNameIsPassedOver() {
        happens(EventKind.GRASPED, Hand.LEFT, 0);
        transfer(0, Hand.LEFT);
        happens(EventKind.RELEASED, Hand.RIGHT, 0);
        assertEquals(1, order.of(log, 0));
    }

    @Test
    void ofSeveralAllowedOrdersTheNearestCounts() {
        Procedure either = new Procedure(
                "a test",
                List.of(
                        new Step("grasp", Done.GRASPED, Role.FIRST, List.of("lift", "place")),
                        new Step("lift", Done.LIFTED, Role.FIRST, List.of("place")),
                        new Step("place", Done.PLACED, Role.SECOND, List.of())));
        assertEquals(2, either.orders().size());
        happens(EventKind.GRASPED, Hand.LEFT, 0);
        happens(EventKind.PLACED, Hand.RIGHT, 0);
        assertEquals(1, new StepOrder(either, Hand.RIGHT).of(log, 0));
    }
}
