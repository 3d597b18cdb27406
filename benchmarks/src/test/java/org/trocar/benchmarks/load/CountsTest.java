package org.trocar.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CountsTest {
    private static Counts counts(long sent, long accepted, long refused, long missing, long droppedStates) {
        return new Counts(
                sent, 0, accepted, refused, missing, Math.max(refused, missing), 0, 0, droppedStates, 0, 1, 0, 0);
    }

    @Test
    void whatTheServerAccountsForIsNoUnmarkedLoss() {
        assertEquals(0, counts(100, 90, 4, 10, 0).unmarkedLosses(), "the refused are among the missing");
        assertEquals(3, counts(100, 90, 4, 7, 0).unmarkedLosses());
    }

    @Test
    void nothingIsLostWhenAllIsTakenInTimeAndShown() {
        assertTrue(counts(100, 100, 0, 0, 0).nothingLost());
        assertFalse(counts(100, 99, 1, 0, 0).nothingLost(), "refused");
        assertFalse(counts(100, 100, 0, 0, 1).nothingLost(), "a state not shown");
    }

    @Test
    void aTraineeWithNothingToTouchIsNoLoadToBeKeptUpWith() {
        assertFalse(new Counts(500, 0, 500, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1).nothingLost());
    }

    @Test
    void manyTrainees() {
        Counts both = counts(100, 90, 4, 6, 1).plus(counts(10, 10, 0, 0, 0));

        assertEquals(110, both.sent());
        assertEquals(100, both.accepted());
        assertEquals(2, both.runs());
    }
}
