package org.trocar.server.operator;

import org.trocar.core.session.Vitals.Sign;
import org.trocar.server.live.LiveSession;

/** How far records are behind what they are of. */
final class Journals {
    private static final double NANOS_PER_SECOND = 1e9;

    private Journals() {}

    /** Simulated time that is not yet safe, seconds. */
    static double lagSeconds(LiveSession session, Reading now) {
        long ticks = Math.max(0, now.of(Sign.TICK) - session.durableTick());
        return ticks * session.manifest().tickNanos() / NANOS_PER_SECOND;
    }
}
