package org.trocar.server.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was sampled of one server from its start to its end. A kill begins another. One writer; read when it is done. */
final class Samples {
    /** The first third of a life is its warm-up: classes, compiled code, pools and caches come then. */
    private static final double WARM_UP_SHARE = 1.0 / 3;
    /** A JVM that lives for less is busy with itself all the time. */
    static final double LEAST_SECONDS = 150;

    private final Map<Gauge, List<double[]>> series = new EnumMap<>(Gauge.class);

    Samples() {
        for (Gauge gauge : Gauge.values()) {
            series.put(gauge, new ArrayList<>());
        }
    }

    void add(Gauge gauge, double second, double value) {
        series.get(gauge).add(new double[] {second, value});
    }

    /** How a gauge went after the warm-up; empty when its server did not live long enough to say. */
    Optional<Trend> trend(Gauge gauge) {
        List<double[]> all = series.get(gauge);
        List<double[]> judged = all.subList((int) (all.size() * WARM_UP_SHARE), all.size());
        if (judged.size() < Trend.LEAST_SAMPLES || judged.get(judged.size() - 1)[0] < LEAST_SECONDS) {
            return Optional.empty();
        }
        return Optional.of(Trend.of(column(judged, 0), column(judged, 1)));
    }

    /** The largest there was; 0 without any. */
    double peak(Gauge gauge) {
        return series.get(gauge).stream().mapToDouble(it -> it[1]).max().orElse(0);
    }

    /** Median of the first tenth of all samples, warm-up and all; 0 without any. */
    double begin(Gauge gauge) {
        List<double[]> all = series.get(gauge);
        return medianOf(all.subList(0, tenth(all)));
    }

    /** Median of the last tenth; 0 without any. */
    double end(Gauge gauge) {
        List<double[]> all = series.get(gauge);
        return medianOf(all.subList(all.size() - tenth(all), all.size()));
    }

    private static int tenth(List<double[]> all) {
        return (all.size() + 9) / 10;
    }

    private static double medianOf(List<double[]> some) {
        return some.isEmpty() ? 0 : Trend.median(column(some, 1));
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(it -> it[index]).toArray();
    }
}
