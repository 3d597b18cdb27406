package org.trocar.telemetry.export.session;

import java.util.Locale;

/** Constants as files name them. */
public final class Key {
    private Key() {}

    /** {@code index_tip} for {@code INDEX_TIP}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
