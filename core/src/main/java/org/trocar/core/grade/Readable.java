package org.trocar.core.grade;

import java.util.Locale;
import org.trocar.core.scoring.Metric;

/** Values in words for people. */
final class Readable {
    private Readable() {}

    /** {@code 2.43 m}, {@code 12}, {@code 0.750}. */
    static String of(Metric metric, double value) {
        return switch (metric.unit()) {
            case "s" -> text("%.1f s", value);
            case "m" -> text("%.2f m", value);
            case "rad" -> text("%.1f rad", value);
            case "m/s" -> text("%.0f mm/s", value * 1000);
            case "m3" -> text("%.0f ml", value * 1e6);
            default -> plain(value);
        };
    }

    private static String plain(double value) {
        LargeNumber large = LargeNumber.of(value);
        if (large.isLarge()) {
            return text("%.1f ", large.value()) + large.word();
        }
        return value == Math.rint(value) ? text("%.0f", value) : text("%.3f", value);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
