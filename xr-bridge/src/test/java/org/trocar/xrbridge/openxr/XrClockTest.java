package org.trocar.xrbridge.openxr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class XrClockTest {
    private static final long START = 5_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Settable runtime = new Settable();
    private final XrClock clock = new XrClock(runtime);

    @Test
    void timesAreConvertedThereAndBackByTheDifferenceOfTheClocks() {
        runtime.aheadNanos = 7_000 * SECOND;
        clock.measure(START);
        assertEquals(START - 10 + 7_000 * SECOND, clock.toXrTime(START - 10));
        assertEquals(START - 10, clock.toNanos(clock.toXrTime(START - 10)));
    }

    @Test
    void aClockThatDriftsIsFollowed() {
        clock.measure(START);
        runtime.aheadNanos = 1_234;
        clock.measure(START + SECOND);
        assertEquals(START + SECOND + 1_234, clock.toXrTime(START + SECOND));
    }

    @Test
    void aClockThatJumpsBackIsFollowed() {
        runtime.aheadNanos = 100 * SECOND;
        clock.measure(START);
        runtime.aheadNanos = SECOND;
        clock.measure(START + 1);
        assertTrue(clock.runs(START + 1));
        assertEquals(START + SECOND, clock.toXrTime(START));
    }

    @Test
    void aClockThatStandsStillStopsRunningAndRunsAgainWhenItGoesOn() {
        clock.measure(START);
        runtime.frozenAt = START;
        long stopped = START + XrClock.STOPPED_AFTER_NANOS;
        clock.measure(stopped - 1);
        assertTrue(clock.runs(stopped - 1), "a moment is not enough to say so");
        clock.measure(stopped);
        assertFalse(clock.runs(stopped));
        runtime.frozenAt = 0;
        clock.measure(stopped + 1);
        assertTrue(clock.runs(stopped + 1));
    }

    @Test
    void aTimeThatTheRuntimeDoesNotSayIsNone() {
        runtime.aheadNanos = -START;
        clock.measure(START);
        assertFalse(clock.runs(START));
    }

    private static final class Settable implements RuntimeClock {
        private long aheadNanos;
        private long frozenAt;

        @Override
        public long xrTime(long nowNanos) {
            return frozenAt == 0 ? nowNanos + aheadNanos : frozenAt;
        }

        @Override
        public String name() {
            return "settable";
        }

        @Override
        public void close() {}
    }
}
