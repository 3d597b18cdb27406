package org.trocar.telemetry.export.session;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The median time between frames, to ten microseconds, in memory that does not grow with the session. */
final class FrameIntervals {
    private static final int BIN_NANOS = 10_000;
    /** Intervals from a second up count as a second. */
    private final long[] bins = new long[100_001];

    private long frames;
    private long firstNanos;
    private long lastNanos;

    void frame(long captureNanos) {
        if (frames++ > 0) {
            long bin = (captureNanos - lastNanos + BIN_NANOS / 2) / BIN_NANOS;
            bins[(int) Math.max(0, Math.min(bin, bins.length - 1))]++;
        } else {
            firstNanos = captureNanos;
        }
        lastNanos = captureNanos;
    }

    FrameTimes times() {
        return new FrameTimes(frames, firstNanos, lastNanos, medianHz());
    }

    /** Frames a second to a hundredth, or null with fewer than two frames. */
    private BigDecimal medianHz() {
        long medianNanos = medianBin() * BIN_NANOS;
        return medianNanos == 0
                ? null
                : BigDecimal.valueOf(1_000_000_000).divide(BigDecimal.valueOf(medianNanos), 2, RoundingMode.HALF_UP);
    }

    private long medianBin() {
        long rank = frames / 2;
        long seen = 0;
        for (int bin = 0; bin < bins.length && frames > 1; bin++) {
            seen += bins[bin];
            if (seen >= rank) {
                return bin;
            }
        }
        return 0;
    }
}
