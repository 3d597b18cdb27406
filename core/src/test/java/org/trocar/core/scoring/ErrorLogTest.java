package org.trocar.core.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

class ErrorLogTest {
    private static final long MILLIS = 1_000_000L;

    private final ErrorLog log = new ErrorLog();
    private final WorldEvents events = new WorldEvents();

    private void happens(long millis, EventKind kind, Hand hand, double secondsAgo) {
        events.clear();
        events.add(kind, hand, 2, secondsAgo, new Vec3(0.01, 0.02, 0.03));
        log.observe(millis * 90 / 1000, millis * MILLIS, events);
    }

    @Test
    void anErrorKeepsWhatWhenWhoseAndWhere() {
        happens(5000, EventKind.DROPPED_IN_VIEW, Hand.LEFT, 0.5);

        assertEquals(ErrorKind.DROP_IN_VIEW, log.kind(0));
        assertEquals(4500 * MILLIS, log.causeNanos(0));
        assertEquals(Hand.LEFT, log.hand(0));
        assertEquals(2, log.ring(0));
        assertEquals(0.02, log.place(0)[1]);
        assertFalse(log.trackingSuspected(0));
    }

    @Test
    void anErrorJustBeforeTrackingWasLostIsSuspectedOnceTheLossIsKnown() {
        happens(5000, EventKind.LIFTED_BY_WRONG_HAND, Hand.LEFT, 0);
        happens(5300, EventKind.TRACKING_LOST, Hand.LEFT, 0.1);

        assertTrue(log.trackingSuspected(0));
        assertEquals(0, log.unsuspected(ErrorKind.WRONG_HAND_FIRST));
        assertEquals(1, log.total(ErrorKind.WRONG_HAND_FIRST));
    }

    @Test
    void anErrorJustAfterTrackingCameBackIsSuspected() {
        happens(5000, EventKind.TRACKING_REGAINED, Hand.RIGHT, 1);
        happens(5200, EventKind.LIFTED_BY_WRONG_HAND, Hand.RIGHT, 0);

        assertTrue(log.trackingSuspected(0));
    }

    @Test
    void theOtherHandsTrackingIsNoExcuse() {
        happens(5000, EventKind.TRACKING_LOST, Hand.RIGHT, 0.1);
        happens(5100, EventKind.LIFTED_BY_WRONG_HAND, Hand.LEFT, 0);

        assertFalse(log.trackingSuspected(0));
    }

    @Test
    void anEarlierLossIsNotForgottenBecauseOfALaterOne() {
        happens(5100, EventKind.TRACKING_LOST, Hand.LEFT, 0.1);
        happens(6100, EventKind.TRACKING_LOST, Hand.LEFT, 0.1);
        happens(7200, EventKind.DROPPED_OUT_OF_VIEW, Hand.LEFT, 2.0);

        assertTrue(log.trackingSuspected(0));
    }

    @Test
    void anErrorThatIsNobodysMayBeEitherHands() {
        happens(5100, EventKind.TRACKING_LOST, Hand.RIGHT, 0.1);
        happens(5200, EventKind.DROPPED_OUT_OF_VIEW, null, 0.1);

        assertTrue(log.trackingSuspected(0));
    }

    @Test
    void errorsBeyondTheLogAreStillCountedButNobodyCanTellWhoseTheyWere() {
        for (int i = 0; i < ErrorLog.CAPACITY + 10; i++) {
            happens(1000 + i, EventKind.DROPPED_OUT_OF_VIEW, null, 0);
        }
        assertEquals(ErrorLog.CAPACITY, log.count());
        assertEquals(ErrorLog.CAPACITY + 10, log.total(ErrorKind.DROP_OUT_OF_VIEW));
        assertEquals(ErrorLog.CAPACITY, log.unsuspected(ErrorKind.DROP_OUT_OF_VIEW));
    }
}
