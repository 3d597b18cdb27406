package org.trocar.xrbridge.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats as the shortest decimal that reads back as the same float. {@code Float.toString} promises that only from JDK 19 on, and a trace
 * must not depend on who wrote it.
 */
final class FloatText {
    private static final int ALWAYS_ENOUGH_DIGITS = 9;
    /** A normal float that has a shorter decimal shows it, followed by zeros, at this many digits. */
    private static final int FEWEST_DIGITS = 6;

    private FloatText() {}

    static void append(StringBuilder out, float value) {
        if (value == 0) {
            out.append(1 / value < 0 ? "-0" : "0");
        } else if (Float.isFinite(value)) {
            out.append(shortest(value));
        } else {
            out.append("null");
        }
    }

    private static BigDecimal shortest(float value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = FEWEST_DIGITS; digits < ALWAYS_ENOUGH_DIGITS; digits++) {
            BigDecimal rounded = rounded(exact, digits);
            if (rounded.floatValue() == value) {
                return rounded;
            }
        }
        return rounded(exact, ALWAYS_ENOUGH_DIGITS);
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
