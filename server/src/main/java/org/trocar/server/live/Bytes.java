package org.trocar.server.live;

import java.util.Locale;

/** Sizes as people read them. */
final class Bytes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Bytes() {}

    /** Such as {@code 1.5 GB}; rounded down, so that what is not enough does not look like it. */
    static String words(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        int unit = 0;
        long tenths = bytes / 100;
        while (tenths >= 10_000) {
            tenths /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%d.%d %s", tenths / 10, tenths % 10, UNITS[unit]);
    }
}
