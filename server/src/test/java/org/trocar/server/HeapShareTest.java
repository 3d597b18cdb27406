package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeapShareTest {
    @Test
    void noMoreSessionsRunThanTheHeapHoldsAndNeverNone() {
        assertEquals(1, HeapShare.fitting(50_000_000));
        // What -Xmx192m comes to.
        assertEquals(4, HeapShare.fitting(194_000_000));
        assertEquals(64, HeapShare.fitting(1_088_000_000));
        assertEquals(64, HeapShare.fitting(HeapShare.bytes(64)));
    }

    @Test
    void whereThereIsEnoughItIsAsWanted() {
        assertEquals(3, HeapShare.sessions(3));
    }
}
