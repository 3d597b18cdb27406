package org.trocar.server.operator;

import java.util.function.ToLongFunction;
import org.trocar.core.session.Vitals;
import org.trocar.core.session.Vitals.Sign;

/** One session's vitals at one moment. */
final class Reading {
    private final long[] values = new long[Sign.values().length];

    Reading(ToLongFunction<Sign> source) {
        for (Sign sign : Sign.values()) {
            values[sign.ordinal()] = source.applyAsLong(sign);
        }
    }

    static Reading now(Vitals vitals) {
        return new Reading(vitals::read);
    }

    static Reading atFirst(Vitals vitals) {
        return new Reading(vitals::atFirst);
    }

    long of(Sign sign) {
        return values[sign.ordinal()];
    }
}
