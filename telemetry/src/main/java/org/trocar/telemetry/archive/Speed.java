package org.trocar.telemetry.archive;

import java.util.Locale;

/** How sessions are re-graded. */
public enum Speed {
    /** From what their ticks made of their input, as recorded; in full only where that cannot be relied on. */
    QUICK,
    /** Both ways, and the two compared. */
    VERIFIED;

    /** In reports: {@code quick}, {@code verified}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
