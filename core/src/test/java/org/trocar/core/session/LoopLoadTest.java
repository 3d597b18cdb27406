package org.trocar.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoopLoadTest {
    private static final long SECOND = 1_000_000_000L;

    private final LoopLoad load = new LoopLoad();
    private final TickCost cost = new TickCost(90);
    private long now = 5 * SECOND;

    private void second(long busyNanos, long lateNanos) {
        load.worked(busyNanos, lateNanos);
        now += SECOND;
        load.passed(now);
    }

    @Test
    void nothingIsSaidOfTheFirstSeconds() {
        load.passed(now);
        for (int i = 0; i < 4; i++) {
            second(SECOND / 2, 9);
        }
        assertEquals(0, load.busyShare());
        assertEquals(0, load.latenessNanos());
    }

    @Test
    void oneBusySecondSaysNothingAndFiveDo() {
        load.passed(now);
        for (int i = 0; i < 5; i++) {
            second(SECOND / 10, 1_000);
        }
        second(SECOND, SECOND);
        assertEquals(0.1, load.busyShare(), 1e-6);
        assertEquals(1_000, load.latenessNanos());
        for (int i = 0; i < 4; i++) {
            second(SECOND * 9 / 10, 5_000);
        }
        assertEquals(0.9, load.busyShare(), 1e-6);
        assertEquals(5_000, load.latenessNanos());
    }

    @Test
    void aSessionCostsWhatItsTicksDoInTheCheapestOfFiveSeconds() {
        for (int second = 1; second <= 5; second++) {
            assertEquals(OptionalLong.empty(), cost.nanosPerTick());
            for (int tick = 0; tick < 90; tick++) {
                cost.add(second == 3 ? 40_000 : 400_000, 1);
            }
        }
        assertEquals(OptionalLong.of(40_000), cost.nanosPerTick());
        for (int tick = 0; tick < 90 * 5; tick++) {
            cost.add(60_000, 1);
        }
        assertEquals(OptionalLong.of(60_000), cost.nanosPerTick());
    }

    @Test
    void ticksThatAreCaughtUpWithCountOneByOne() {
        for (int i = 0; i < 30 * 5; i++) {
            cost.add(300_000, 3);
        }
        assertEquals(OptionalLong.of(100_000), cost.nanosPerTick());
    }
}
