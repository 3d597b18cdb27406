package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text as it is printed: of constants, and of people. */
final class Text {
    private Text() {}

    /** Text of people and clients as a terminal may have it: without control characters but line ends and tabs. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f&&[^\n\t]]", "\ufffd");
    }

    /** In lines no longer than {@code columns}, where its words allow that; all but the first are indented by two. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** In lower case, with underscores. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
