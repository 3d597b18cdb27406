package org.trocar.xrbridge.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DurationsTest {
    private final Durations durations = new Durations();

    @Test
    void quantilesAreRoundedUpToAMicrosecond() {
        for (int micros = 1; micros <= 100; micros++) {
            durations.add(micros * 1000L - 1);
        }
        assertEquals(50_000, durations.quantileNanos(0.5));
        assertEquals(99_000, durations.quantileNanos(0.99));
        assertEquals(100_000, durations.quantileNanos(1));
    }

    @Test
    void whatIsLongerThanAnyTickIsCountedWithItsLongest() {
        durations.add(1000);
        durations.add(70_000_000);
        durations.add(90_000_000);
        assertEquals(90_000_000, durations.quantileNanos(0.99));
    }

    @Test
    void nothingTakesNoTime() {
        assertEquals(0, durations.quantileNanos(0.5));
    }
}
