package org.trocar.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of the soak: it has to find a leak, and to leave a healthy server alone. */
class TrendTest {
    /** What five minutes leave of the last server's life to be judged: samples every two seconds. */
    private static final int SAMPLES = 80;

    private static final double SECONDS_A_SAMPLE = 2;
    /** Of sixteen places, with sessions of some twenty seconds. */
    private static final double SESSIONS_A_SECOND = 0.6;

    private static Trend trend(int samples, DoubleUnaryOperator value) {
        double[] at = new double[samples];
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            at[i] = i * SECONDS_A_SAMPLE;
            values[i] = value.applyAsDouble(at[i]);
        }
        return Trend.of(at, values);
    }

    /** Handles of a server where sessions come and go. */
    private static DoubleUnaryOperator handles(long seed) {
        Random random = new Random(seed);
        return second -> 160 + 12 * random.nextGaussian();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aHandleASessionIsFoundInFiveMinutes(long seed) {
        DoubleUnaryOperator healthy = handles(seed);
        Trend leak = trend(SAMPLES, second -> healthy.applyAsDouble(second) + Math.floor(second * SESSIONS_A_SECOND));
        assertTrue(leak.grows(Gauge.HANDLES), leak::toString);
        assertFalse(trend(SAMPLES, handles(seed)).grows(Gauge.HANDLES));
    }

    @Test
    void aKilobyteASessionIsFoundInTwoHours() {
        Random random = new Random(1);
        double megabytesASecond = 4 * SESSIONS_A_SECOND / 1024;
        Trend leak = trend(2_400, second -> 40 + megabytesASecond * second + 2 * random.nextGaussian());
        assertTrue(leak.growth() > 7, leak::toString);
        Trend fourTimes = trend(2_400, second -> 40 + 4 * megabytesASecond * second + 2 * random.nextGaussian());
        assertTrue(fourTimes.grows(Gauge.LIVE_HEAP), fourTimes::toString);
    }

    @Test
    void aThreadEveryFewMinutesIsFoundInTwoHours() {
        Trend leak = trend(2_400, second -> 50 + Math.floor(second / 300));
        assertTrue(leak.grows(Gauge.THREADS), leak::toString);
    }

    @Test
    void aSawtoothIsNoGrowth() {
        Trend sawtooth = trend(SAMPLES, second -> 60 + 2 * (second % 37));
        assertFalse(sawtooth.grows(Gauge.LIVE_HEAP), sawtooth::toString);
    }

    @Test
    void oneBadMinuteAtTheEndIsNoGrowth() {
        Trend spike = trend(SAMPLES, second -> second > 140 ? 5_000 : 3);
        assertFalse(spike.grows(Gauge.JOURNAL_LAG), spike::toString);
    }

    @Test
    void whatIsLearnedOnceIsNoGrowth() {
        Trend caches = trend(SAMPLES, second -> 100 + 400 * (1 - Math.exp(-second / 8)));
        assertFalse(caches.grows(Gauge.OUTSIDE_HEAP), caches::toString);
    }

    @Test
    void whatFallsDoesNotGrow() {
        assertEquals(0, trend(SAMPLES, second -> 300 - second).growth());
    }

    @Test
    void aFewSamplesSayNothing() {
        assertThrows(IllegalArgumentException.class, () -> trend(Trend.LEAST_SAMPLES - 1, second -> second));
    }
}
