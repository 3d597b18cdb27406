package org.trocar.benchmarks.report;

import java.util.Locale;

/** Numbers for people: three digits that count. */
public final class Numbers {
    private Numbers() {}

    public static String of(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size < 0.0005) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
