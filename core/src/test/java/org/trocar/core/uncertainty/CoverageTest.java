package org.trocar.core.uncertainty;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.scoring.Metric;

/** Over 280 runs of which the truth is known, on other seeds than the intervals' allowances were set with. */
@Tag("long")
class CoverageTest {
    private static final int RUNS = 280;
    private static final long FIRST_SEED = 1_000_003;
    private static final double LEAST_COVERAGE = 0.93;
    /** An interval wider than this part of the value, on the median run, would say nothing. */
    private static final double WIDEST_SHARE = 0.2;

    private static final Map<Metric, List<Hit>> HITS = new EnumMap<>(Metric.class);

    /** @param share the half-width over the true value */
    private record Hit(TrueNoise.Colour colour, boolean covers, double share, double rawErrorShare) {}

    @BeforeAll
    static void measureAllRuns() {
        for (Measure measure : Measure.all()) {
            HITS.put(measure.metric(), new ArrayList<>());
        }
        for (int i = 0; i < RUNS; i++) {
            measure(new SyntheticRun(FIRST_SEED + i), i);
        }
        HITS.forEach((metric, hits) -> System.out.println(line(metric, hits)));
    }

    private static void measure(SyntheticRun run, long seed) {
        BimanualMotion truth = new BimanualMotion();
        run.clean.replay(truth);
        BimanualMotion seen = new BimanualMotion();
        run.noisy.replay(seen);
        ErrorBars bars = ErrorBars.of(run.noisy, run.measured, seed);
        for (Measure measure : Measure.all()) {
            Optional<Interval> interval = bars.interval(measure.metric());
            double value = measure.value().applyAsDouble(truth);
            if (interval.isPresent() && !Double.isNaN(value)) {
                double off = measure.value().applyAsDouble(seen) - value;
                HITS.get(measure.metric())
                        .add(new Hit(
                                run.colour,
                                interval.get().contains(value),
                                interval.get().halfWidth() / Math.abs(value),
                                Math.abs(off / value)));
            }
        }
    }

    private static String line(Metric metric, List<Hit> hits) {
        StringBuilder byColour = new StringBuilder();
        for (TrueNoise.Colour colour : TrueNoise.Colour.ALL) {
            byColour.append(String.format(
                    Locale.ROOT,
                    " %.2f",
                    coverage(hits.stream().filter(hit -> hit.colour() == colour).toList())));
        }
        return String.format(
                Locale.ROOT,
                "%-24s %3d runs, covers %.3f, median half-width %.4f of the value (uncorrected it was off by %.4f); by colour%s",
                metric.key(),
                hits.size(),
                coverage(hits),
                median(hits.stream().map(Hit::share).toList()),
                median(hits.stream().map(Hit::rawErrorShare).toList()),
                byColour);
    }

    private static double coverage(List<Hit> hits) {
        return hits.stream().mapToInt(hit -> hit.covers() ? 1 : 0).average().orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    void everyIntervalCoversTheTruthAsOftenAsItSays() {
        HITS.forEach(
                (metric, hits) -> assertTrue(coverage(hits) >= LEAST_COVERAGE, metric + " covers " + coverage(hits)));
    }

    @Test
    void everyIntervalSaysSomething() {
        HITS.forEach((metric, hits) -> {
            double share = median(hits.stream().map(Hit::share).toList());
            assertTrue(share <= WIDEST_SHARE, metric + " is known to " + share + " of its value");
            assertTrue(hits.size() >= RUNS / 3, metric + " has an interval in " + hits.size() + " runs only");
        });
    }

    @Test
    void noiseOfAColourTheModelDoesNotAssumeIsCoveredToo() {
        Metric path = Metric.PATH_LENGTH_LEFT;
        for (TrueNoise.Colour colour : TrueNoise.Colour.ALL) {
            List<Hit> hits = HITS.get(path).stream()
                    .filter(hit -> hit.colour() == colour)
                    .toList();
            assertTrue(coverage(hits) >= 0.9, path + " under " + colour + " covers " + coverage(hits));
        }
    }
}
