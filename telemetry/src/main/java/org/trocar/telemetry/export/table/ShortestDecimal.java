package org.trocar.telemetry.export.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Numbers as the shortest decimals that read back as the same number: the same text on every JDK, which {@code toString} promises only from
 * JDK 19 on. No exponents.
 */
final class ShortestDecimal {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11};
    /** Up to here a whole number of decimals is exact in a double, and its digits fit a long. */
    private static final double LARGEST_SCALED = 1e15;

    private ShortestDecimal() {}

    /** Appends a float, or nothing when it is not finite. */
    static void append(StringBuilder out, float value) {
        if (Float.isFinite(value) && !appendScaled(out, value)) {
            out.append(shortest(new BigDecimal(value), 6, 9, it -> it.floatValue() == value));
        }
    }

    /** Appends a double, or nothing when it is not finite. */
    static void append(StringBuilder out, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_SCALED) {
            out.append(value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value));
        } else {
            out.append(shortest(new BigDecimal(value), 15, 17, it -> it.doubleValue() == value));
        }
    }

    /** Appends nanoseconds as seconds with nine places. */
    static void appendBillionths(StringBuilder out, long billionths) {
        appendPlaces(out, billionths < 0, Math.abs(billionths), 9);
    }

    /** The common case, without objects: tries ever more decimals. Returns false where rounding twice could mislead. */
    private static boolean appendScaled(StringBuilder out, float value) {
        double exact = value;
        double halfStep = Math.ulp(value) * (0.5 - 1e-7);
        for (int places = 0; places < POWERS.length && Math.abs(exact) * POWERS[places] < LARGEST_SCALED; places++) {
            double scaled = Math.rint(exact * POWERS[places]);
            double decimal = scaled / POWERS[places];
            if ((float) decimal == value && Math.abs(decimal - exact) < halfStep) {
                appendPlaces(out, scaled < 0 || value == 0 && 1 / value < 0, (long) Math.abs(scaled), places);
                return true;
            }
        }
        return false;
    }

    private static void appendPlaces(StringBuilder out, boolean negative, long digits, int places) {
        if (negative) {
            out.append('-');
        }
        long power = (long) POWERS[places];
        out.append(digits / power);
        if (places > 0) {
            out.append('.');
            for (long place = power / 10; place > 0; place /= 10) {
                out.append((char) ('0' + digits / place % 10));
            }
        }
    }

    private static String shortest(BigDecimal exact, int fewestDigits, int enoughDigits, Predicate<BigDecimal> same) {
        BigDecimal found = exact;
        for (int digits = enoughDigits; digits >= fewestDigits; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (!same.test(rounded)) {
                break;
            }
            found = rounded;
        }
        return found.stripTrailingZeros().toPlainString();
    }
}
