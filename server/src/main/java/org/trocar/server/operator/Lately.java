package org.trocar.server.operator;

import java.util.OptionalDouble;
import org.trocar.core.session.Vitals.Sign;

/**
 * What has become of a session's counts within some seconds.
 *
 * @param before the oldest reading of that time
 * @param now the newest
 * @param silent whether no frame came for about two seconds of ticks
 */
record Lately(Reading before, Reading now, boolean silent) {
    long more(Sign sign) {
        return now.of(sign) - before.of(sign);
    }

    /** Ticks that were late or left out, of all that were due; empty when none was. */
    OptionalDouble lateTicks() {
        long late = more(Sign.LATE_TICKS) + more(Sign.SLIPPED_TICKS);
        return share(late, more(Sign.TICKS_TAKEN) + more(Sign.SLIPPED_TICKS));
    }

    /** Frames that tracked a hand in time, of all that were taken; empty when none was. */
    OptionalDouble tracked(Sign hand) {
        return share(more(hand), more(Sign.FRAMES_TAKEN));
    }

    /** Frames that came late or never, of all that should have come; empty when none should have. */
    OptionalDouble lateOrMissing() {
        long missing = more(Sign.FRAMES_MISSING);
        return share(more(Sign.FRAMES_LATE) + missing, more(Sign.FRAMES_ACCEPTED) + missing);
    }

    private static OptionalDouble share(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, (double) part / whole));
    }
}
