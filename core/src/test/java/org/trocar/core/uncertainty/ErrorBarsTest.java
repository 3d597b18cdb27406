package org.trocar.core.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.SplitMix64;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.metric.TipSink;
import org.trocar.core.scoring.Metric;

class ErrorBarsTest {
    private static final SyntheticRun RUN = new SyntheticRun(70);
    private static final TipNoise SILENT = new TipNoise(0, 0, NoiseSource.MEASURED, "");

    private static NoiseFloor floor(double stillMetresPerSecond) {
        TipNoise noise = new TipNoise(0.0002, stillMetresPerSecond, NoiseSource.MEASURED, "");
        return new NoiseFloor(noise, noise);
    }

    private static double pathMetres() {
        BimanualMotion motion = new BimanualMotion();
        RUN.noisy.replay(motion);
        return motion.hand(Hand.LEFT).pathMetres();
    }

    @Test
    void theSameSeedGivesTheSameBarsAndAnotherGivesOthers() {
        Optional<Interval> once = ErrorBars.of(RUN.noisy, floor(0.002), 5).interval(Metric.PATH_LENGTH_LEFT);
        assertEquals(once, ErrorBars.of(RUN.noisy, floor(0.002), 5).interval(Metric.PATH_LENGTH_LEFT));
        assertFalse(once.equals(ErrorBars.of(RUN.noisy, floor(0.002), 6).interval(Metric.PATH_LENGTH_LEFT)));
    }

    /** A generator's state goes on by a fixed step: seeds a multiple of it apart would draw the same numbers, a little later. */
    @Test
    void runsOfNeighbouringSeedsDrawOtherNoise() {
        Set<Long> drawn = new HashSet<>();
        int count = 0;
        for (long run = 1000; run < 1004; run++) {
            for (int replicate = 0; replicate <= Bootstrap.REPLICATES; replicate++) {
                for (Hand hand : Hand.values()) {
                    SplitMix64 random = new SplitMix64(Bootstrap.seed(run, replicate, hand));
                    for (int i = 0; i < 50; i++, count++) {
                        drawn.add(random.next());
                    }
                }
            }
        }
        assertEquals(count, drawn.size());
    }

    @Test
    void moreNoiseTakesMoreOffThePathAndLeavesItLessWellKnown() {
        ErrorBars some = ErrorBars.of(RUN.noisy, floor(0.002), 5);
        ErrorBars more = ErrorBars.of(RUN.noisy, floor(0.006), 5);
        assertTrue(some.bias(Metric.PATH_LENGTH_LEFT) > 0);
        assertTrue(more.bias(Metric.PATH_LENGTH_LEFT) > some.bias(Metric.PATH_LENGTH_LEFT));
        assertTrue(more.interval(Metric.PATH_LENGTH_LEFT).orElseThrow().halfWidth()
                > some.interval(Metric.PATH_LENGTH_LEFT).orElseThrow().halfWidth());
        double corrected = pathMetres() - some.bias(Metric.PATH_LENGTH_LEFT);
        assertTrue(some.interval(Metric.PATH_LENGTH_LEFT).orElseThrow().contains(corrected));
    }

    @Test
    void aClockThatIsSetBackLeavesTheBarsAsTheyAre() {
        TipTrace back = new TipTrace();
        RUN.noisy.replay(new SetBack(back));
        assertTrue(back.count() > RUN.noisy.count());
        assertEquals(
                ErrorBars.of(RUN.noisy, floor(0.002), 5).interval(Metric.PATH_LENGTH_LEFT),
                ErrorBars.of(back, floor(0.002), 5).interval(Metric.PATH_LENGTH_LEFT));
    }

    /** Gives every five-hundredth sample a second time, as if it were a third of a second older. */
    private static final class SetBack implements TipSink {
        private final TipTrace trace;
        private int count;

        SetBack(TipTrace trace) {
            this.trace = trace;
        }

        @Override
        public void sample(
                long capture, long sample, Pose left, boolean leftTracked, Pose right, boolean rightTracked) {
            trace.sample(capture, sample, left, leftTracked, right, rightTracked);
            if (++count % 500 == 0) {
                trace.sample(capture - 333_000_000L, sample, left, leftTracked, right, rightTracked);
            }
        }

        @Override
        public void breakSegment(long capture) {
            trace.breakSegment(capture);
        }

        @Override
        public void finish(long end) {
            trace.finish(end);
        }
    }

    @Test
    void noValueIsExact() {
        ErrorBars bars = ErrorBars.of(RUN.noisy, new NoiseFloor(SILENT, SILENT), 5);
        for (Metric metric : Metric.values()) {
            assertTrue(bars.interval(metric).isEmpty(), metric.key());
            assertEquals(0, bars.bias(metric));
        }
    }

    @Test
    void noiseNobodyKnowsGivesNoIntervalAndSaysSo() {
        NoiseFloor unknown = new NoiseFloor(SILENT, TipNoise.unknown("nobody measured it"));
        ErrorBars bars = ErrorBars.of(RUN.noisy, unknown, 5);
        assertTrue(bars.interval(Metric.PATH_LENGTH_LEFT).isEmpty());
        assertEquals(0, bars.bias(Metric.PATH_LENGTH_LEFT));
        assertTrue(bars.whyNone(Metric.PATH_LENGTH_LEFT).contains("nobody measured it"));
        assertTrue(bars.remark().orElseThrow().contains("nobody measured it"));
    }

    @Test
    void whatHappenedInTheWorldIsAFact() {
        ErrorBars bars = ErrorBars.of(RUN.noisy, floor(0.002), 5);
        for (Metric fact : new Metric[] {Metric.DROPS_IN_VIEW, Metric.TASK_TIME, Metric.TRANSFERS_DONE}) {
            assertTrue(bars.interval(fact).isEmpty());
            assertEquals(0, bars.bias(fact));
        }
    }

    @Test
    void aMetricHasNoIntervalWhereItsNoiseIsTooStrongForOne() {
        ErrorBars bars = ErrorBars.of(RUN.noisy, floor(0.009), 5);
        assertTrue(bars.interval(Metric.PATH_LENGTH_LEFT).isPresent());
        assertTrue(bars.interval(Metric.MOVEMENTS_LEFT).isEmpty());
        assertTrue(bars.whyNone(Metric.MOVEMENTS_LEFT).contains("9.0 mm/s; up to 7 mm/s"));
        assertTrue(bars.interval(Metric.LDLJ_V_LEFT).isEmpty());
    }

    @Test
    void countsStayWholeAndSharesStayShares() {
        ErrorBars bars = ErrorBars.of(RUN.noisy, floor(0.004), 5);
        Interval movements = bars.interval(Metric.MOVEMENTS_LEFT).orElseThrow();
        assertEquals(Math.rint(movements.low()), movements.low());
        assertEquals(Math.rint(bars.bias(Metric.MOVEMENTS_LEFT)), bars.bias(Metric.MOVEMENTS_LEFT));
        Interval both = bars.interval(Metric.BOTH_MOVING).orElseThrow();
        assertTrue(both.low() >= 0 && both.high() <= 1);
    }

    @Test
    void onlyMeasurementsOfJitterAreInTheDeviceTable() {
        assertEquals(
                NoiseSource.DEVICE,
                DeviceNoise.of("Leap Motion Controller", true, 0.6).source());
        assertEquals(0.0003, DeviceNoise.of("leap", true, 0.6).sdMetres(), 1e-12);
        assertFalse(DeviceNoise.of("Meta Quest 2", true, 0.6).known());
        assertFalse(DeviceNoise.of("leap", false, 0.6).known());
    }
}
