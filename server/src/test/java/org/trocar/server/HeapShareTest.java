package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeapShareTest {
    @Test
    void noMoreSessionsRunThanTheHeapHoldsAndNeverNone() {
        assertEquals(1, HeapShare.fitting(50_000_000));
        // What -Xmx96m comes to: a third session ended a server of it.
        assertEquals(2, HeapShare.fitting(97_000_000));
        assertEquals(64, HeapShare.fitting(1_020_000_000));
    }

    @Test
    void whereThereIsEnoughItIsAsWanted() {
        assertEquals(3, HeapShare.sessions(3));
    }
}
