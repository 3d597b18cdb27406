package org.trocar.server.cli;

import java.util.Locale;

/** Text as it is printed: of constants, and of people. */
final class Text {
    private Text() {}

    /** Text of people and clients as a terminal may have it: without control characters but line ends and tabs. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f&&[^\n\t]]", "\ufffd");
    }

    /** A number with its noun: {@code 1 session}, {@code 1,000 sessions}. */
    static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    /** In MB, and where that says nothing in kB. */
    static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    /** In lower case, with underscores. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
