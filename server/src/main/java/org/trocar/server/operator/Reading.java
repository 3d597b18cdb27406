package org.trocar.server.operator;

import org.trocar.core.session.Vitals;
import org.trocar.core.session.Vitals.Sign;

/** One session's vitals at one moment. */
final class Reading {
    private final long[] values = new long[Sign.values().length];

    private Reading() {}

    static Reading of(Vitals vitals) {
        Reading reading = new Reading();
        for (Sign sign : Sign.values()) {
            reading.values[sign.ordinal()] = vitals.read(sign);
        }
        return reading;
    }

    long of(Sign sign) {
        return values[sign.ordinal()];
    }
}
