package org.trocar.server.cli;

import java.util.Locale;

/**
 * A value that a server is configured with.
 *
 * @param key as in the file: an option without its hyphens before it
 * @param value as it was written; null when nobody gave one and there is no default
 * @param place which file and line, or which variable; else empty
 */
record Setting(String key, String value, Source source, String place) {

    /** Where values come from, the strongest first. */
    enum Source {
        FLAG,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    static Setting ofFile(String key, String value, String file, int line) {
        return new Setting(key, value, Source.FILE, file + ", line " + line);
    }

    static Setting ofEnvironment(String key, String value) {
        return new Setting(key, value, Source.ENVIRONMENT, variable(key));
    }

    /** The variable that stands for a key: {@code TROCAR_KEEP_FREE} for {@code keep-free}. */
    static String variable(String key) {
        return Configuration.PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static String key(String variable) {
        return variable.substring(Configuration.PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
