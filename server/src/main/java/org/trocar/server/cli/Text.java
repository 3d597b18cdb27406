package org.trocar.server.cli;

import java.util.Locale;

/** Text as it is printed: of constants, and of people. */
final class Text {
    private Text() {}

    /** Text of people and clients as a terminal may have it: without control characters but line ends and tabs. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f&&[^\n\t]]", "\ufffd");
    }

    /** In lower case, with underscores. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
