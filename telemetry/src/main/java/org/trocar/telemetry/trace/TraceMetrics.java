package org.trocar.telemetry.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;

/**
 * What a trace measures.
 *
 * @param treatment what was done to its samples
 * @param samples how many lines it has, the first not counted
 * @param invalidSamples how many of them say that they are not valid
 * @param tool the metrics of the only tool, where the trace names no hands
 * @param hands otherwise each hand's
 * @param pair and those of both hands together
 */
public record TraceMetrics(
        Treatment treatment,
        long samples,
        long invalidSamples,
        Optional<Measures> tool,
        Map<Hand, Measures> hands,
        Optional<Measures> pair) {

    /** @throws TraceException if the file cannot be read, with line, column and remedy */
    public static TraceMetrics of(Path file, Treatment treatment) throws IOException {
        try (TraceReader reader = TraceReader.open(file)) {
            Measuring measuring = new Measuring(treatment, reader);
            TraceRow row = new TraceRow();
            while (reader.next(row)) {
                measuring.add(row);
            }
            if (measuring.samples == 0) {
                throw TraceException.of(file, "it has no samples", "write one a line below the columns' names");
            }
            return reader.hasHand() ? measuring.ofHands() : measuring.ofTool();
        }
    }

    private static final class Measuring {
        private final Treatment treatment;
        private final Map<Hand, TraceMeter> meters = new EnumMap<>(Hand.class);
        private final PairMeter pair = new PairMeter();
        private double firstSeconds;
        private long latestNanos;
        private long samples;
        private long invalid;

        /** A trace without hands goes to the left meter, which then stands for the only tool. */
        Measuring(Treatment treatment, TraceReader reader) {
            this.treatment = treatment;
            for (Hand hand : Hand.values()) {
                meters.put(hand, meter(reader.hasOrientation()));
            }
        }

        private TraceMeter meter(boolean turned) {
            return treatment == Treatment.RAW ? new RawMeter(turned) : new PipelineMeter(turned);
        }

        void add(TraceRow row) {
            firstSeconds = samples++ == 0 ? row.seconds : firstSeconds;
            invalid += row.valid ? 0 : 1;
            latestNanos = Math.round((row.seconds - firstSeconds) * 1e9);
            meters.get(row.hand == null ? Hand.LEFT : row.hand).add(latestNanos, row);
            if (row.hand != null && treatment == Treatment.PIPELINE) {
                pair.add(latestNanos, row);
            }
        }

        TraceMetrics ofTool() {
            Measures measures = meters.get(Hand.LEFT).finish(latestNanos);
            return new TraceMetrics(treatment, samples, invalid, Optional.of(measures), Map.of(), Optional.empty());
        }

        TraceMetrics ofHands() {
            Map<Hand, Measures> hands = new EnumMap<>(Hand.class);
            meters.forEach((hand, meter) -> hands.put(hand, meter.finish(latestNanos)));
            return new TraceMetrics(treatment, samples, invalid, Optional.empty(), hands, Optional.of(together(hands)));
        }

        private Measures together(Map<Hand, Measures> hands) {
            if (meters.get(Hand.LEFT) instanceof RawMeter left && meters.get(Hand.RIGHT) instanceof RawMeter right) {
                double leftPath = hands.get(Hand.LEFT).value(Measure.PATH_LENGTH);
                double rightPath = hands.get(Hand.RIGHT).value(Measure.PATH_LENGTH);
                return PairMeter.of(left, right, leftPath, rightPath);
            }
            return pair.finish(latestNanos);
        }
    }
}
