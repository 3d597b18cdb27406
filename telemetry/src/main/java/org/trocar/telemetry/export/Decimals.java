package org.trocar.telemetry.export;

import java.math.BigDecimal;

/** Numbers as plain decimals of nine places: the same text on every JDK and in every locale, which {@code Float.toString} is not. */
final class Decimals {
    static final int PLACES = 9;
    private static final long SCALE = 1_000_000_000L;
    private static final double LARGEST = 9e9;

    private Decimals() {}

    /** Appends a value rounded to nine places, or nothing when it is not finite. */
    static void append(StringBuilder out, double value) {
        if (Math.abs(value) < LARGEST) {
            appendBillionths(out, Math.round(value * SCALE));
        } else if (Double.isFinite(value)) {
            out.append(new BigDecimal(value).toPlainString());
        }
    }

    /** Appends nanoseconds as seconds. */
    static void appendBillionths(StringBuilder out, long billionths) {
        if (billionths < 0) {
            out.append('-');
        }
        long magnitude = Math.abs(billionths);
        out.append(magnitude / SCALE).append('.');
        long fraction = magnitude % SCALE;
        for (long place = SCALE / 10; place > 0; place /= 10) {
            out.append((char) ('0' + fraction / place % 10));
        }
    }

    /** Nanoseconds as exact seconds. */
    static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, PLACES);
    }
}
