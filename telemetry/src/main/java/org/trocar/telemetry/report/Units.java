package org.trocar.telemetry.report;

import java.util.Locale;
import java.util.Optional;
import org.trocar.core.grade.LargeNumber;
import org.trocar.core.hands.Hand;
import org.trocar.core.scoring.Metric;

/** Values, times and names in words for people. */
final class Units {
    private Units() {}

    /** {@code 2.43 m}, {@code 12}, {@code −1.82}. */
    static String value(Metric metric, double value) {
        String unit = unit(metric);
        return bare(metric, value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** The same without its unit. */
    static String bare(Metric metric, double value) {
        return switch (metric.unit()) {
            case "s", "rad" -> text("%.1f", value);
            case "m" -> text("%.2f", value);
            case "m/s" -> text("%.0f", value * 1000);
            case "m3" -> text("%.0f", value * 1e6);
            default -> plain(value);
        };
    }

    private static String plain(double value) {
        LargeNumber large = LargeNumber.of(value);
        if (large.isLarge()) {
            return text("%.1f ", large.value()) + large.word();
        }
        return value == Math.rint(value) ? text("%.0f", value) : text("%.2f", value);
    }

    /** A rubric's threshold, which people wrote and so is seldom longer than it needs to be: {@code 48 s}. */
    static String threshold(Metric metric, double value) {
        String text = value(metric, value);
        String unit = unit(metric);
        String number = unit.isEmpty() ? text : text.substring(0, text.length() - unit.length() - 1);
        String shorter = number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
        return unit.isEmpty() ? shorter : shorter + " " + unit;
    }

    /** What {@link #bare} counts in; empty for plain numbers. */
    static String unit(Metric metric) {
        return switch (metric.unit()) {
            case "m/s" -> "mm/s";
            case "m3" -> "cm³";
            case "1" -> "";
            default -> metric.unit();
        };
    }

    /** {@code 1:05.3}. */
    static String time(double seconds) {
        long tenths = Math.round(Math.max(0, seconds) * 10);
        return text("%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
    }

    /** {@code 1:05}. */
    static String minutes(double seconds) {
        long whole = Math.round(Math.max(0, seconds));
        return text("%d:%02d", whole / 60, whole % 60);
    }

    static String points(double points) {
        return text("%.1f", points);
    }

    static String signed(double points) {
        return points == 0 ? "0.0" : text("%+.1f", points);
    }

    /** A proper minus sign: a hyphen is read as none. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace('-', '−');
    }

    static String name(Hand hand) {
        return hand == Hand.LEFT ? "left" : "right";
    }

    static String name(Optional<Hand> hand) {
        return hand.map(Units::name).orElse("");
    }

    static String ring(int ring) {
        return ring < 0 ? "" : "ring " + (ring + 1);
    }

    /** {@code not gradable} for NOT_GRADABLE. */
    static String words(Enum<?> constant) {
        return words(constant.name());
    }

    static String words(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** With its first letter large. */
    static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String count(int n, String one, String many) {
        return n == 0 ? "no " + many : n == 1 ? "one " + one : n + " " + many;
    }
}
