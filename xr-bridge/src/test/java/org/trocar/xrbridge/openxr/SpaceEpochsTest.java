package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpaceEpochsTest {
    private final SpaceEpochs epochs = new SpaceEpochs();

    @Test
    void anOriginThatIsNotMovedKeepsTheFirstEpoch() {
        assertEquals(0, epochs.at(1_000));
        assertEquals(0, epochs.at(2_000));
    }

    @Test
    void aMoveAheadCountsFromItsTimeOn() {
        epochs.announce(1_500);
        assertEquals(0, epochs.at(1_499));
        assertEquals(1, epochs.at(1_500));
        assertEquals(1, epochs.at(1_600));
    }

    @Test
    void aMoveInThePastCountsAtOnceAndOnce() {
        epochs.announce(10);
        assertEquals(1, epochs.at(1_000));
        assertEquals(1, epochs.at(1_001));
    }

    @Test
    void severalMovesAheadCountEachInItsTurn() {
        epochs.announce(1_200);
        epochs.announce(1_100);
        assertEquals(1, epochs.at(1_150));
        assertEquals(2, epochs.at(1_250));
    }

    @Test
    void movesWithoutEndAreAllCounted() {
        for (int i = 0; i < 100; i++) {
            epochs.announce(5_000);
        }
        assertEquals(100, epochs.at(5_000));
    }
}
