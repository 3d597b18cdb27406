package org.trocar.telemetry.grade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double as text that depends on nothing but its bits: its exact decimal value rounded to 17 significant digits, which name it uniquely,
 * without trailing zeros. {@link Double#toString} gives other digits on other JDKs.
 */
public final class CanonicalNumber {
    private static final MathContext DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);

    private CanonicalNumber() {}

    /** @param value finite */
    public static String of(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toString();
    }
}
