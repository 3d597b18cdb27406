package org.trocar.server.cli;

import java.util.Locale;

/** Constants as they stand in JSON and text. */
final class Text {
    private Text() {}

    /** In lower case, with underscores. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
