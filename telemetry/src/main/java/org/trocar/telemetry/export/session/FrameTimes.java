package org.trocar.telemetry.export.session;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * When a session's frames were captured.
 *
 * @param frames how many
 * @param firstNanos session time of the first, 0 without frames
 * @param lastNanos session time of the last, 0 without frames
 * @param medianHz from the median interval; null with fewer than two frames
 */
public record FrameTimes(long frames, long firstNanos, long lastNanos, BigDecimal medianHz) {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    /** Intervals over the time they took, gaps included, to a thousandth; null with fewer than two frames. */
    public BigDecimal effectiveHz() {
        return lastNanos == firstNanos
                ? null
                : BigDecimal.valueOf(frames - 1)
                        .multiply(NANOS_PER_SECOND)
                        .divide(BigDecimal.valueOf(lastNanos - firstNanos), 3, RoundingMode.HALF_UP);
    }
}
