package org.trocar.server.monitor;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import org.trocar.core.session.Durations;

/** {@link Durations} as a histogram, in seconds; of several threads, as one. */
final class DurationsMetric implements Collector {
    private final String name;
    private final String help;
    private final List<Durations> parts;

    /** @param parts of the same classes */
    DurationsMetric(String name, String help, List<Durations> parts) {
        this.name = name;
        this.help = help;
        this.parts = List.copyOf(parts);
    }

    @Override
    public MetricSnapshot collect() {
        double seconds = parts.stream().mapToLong(Durations::totalNanos).sum() / 1e9;
        HistogramSnapshot.HistogramDataPointSnapshot point = HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(buckets())
                .sum(seconds)
                .build();
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point)
                .build();
    }

    private ClassicHistogramBuckets buckets() {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        long[] bounds = parts.get(0).boundsNanos();
        for (int i = 0; i <= bounds.length; i++) {
            double upTo = i < bounds.length ? bounds[i] / 1e9 : Double.POSITIVE_INFINITY;
            buckets.bucket(upTo, count(i));
        }
        return buckets.build();
    }

    private long count(int i) {
        return parts.stream().mapToLong(part -> part.count(i)).sum();
    }
}
