package org.trocar.server.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with their units, as people read them. JSON has them plain. */
public final class Amounts {
    private static final long THOUSAND = 1000;
    /** Never rounded up: what is less than a limit must not read as if it were the limit. */
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.DOWN);

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Amounts() {}

    /**
     * So many of a thing: 1 session, 1,000 sessions.
     *
     * @param noun one of them; its plural ends in s
     */
    public static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /** In decimal units and at most three digits: 999 bytes, 36.6 MB, 1 GB. */
    public static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return count(bytes, "byte");
        }
        int unit = 0;
        long left = bytes / THOUSAND;
        while (left >= THOUSAND && unit < UNITS.length - 1) {
            left /= THOUSAND;
            unit++;
        }
        BigDecimal inUnit = BigDecimal.valueOf(bytes).movePointLeft(3 * (unit + 1));
        return (left >= THOUSAND ? inUnit.setScale(0, RoundingMode.DOWN) : inUnit.round(THREE_DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                + " " + UNITS[unit];
    }

    /** A moment of a session, in minutes, seconds and hundredths: 1:02.50. */
    public static String moment(double seconds) {
        long hundredths = (long) Math.floor(seconds * 100 + 1e-6);
        return String.format(Locale.ROOT, "%d:%02d.%02d", hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
    }

    /** How long something took, in minutes and whole seconds: 3:04. */
    public static String length(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
