package org.trocar.server.operator;

import java.time.Duration;
import org.trocar.core.session.Pace;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.server.live.LiveSession;

/**
 * What of a session its alarms go by.
 *
 * @param minCoverage the part of the time that its rubric wants each hand tracked for
 * @param journalLagSeconds simulated time that is not yet safe
 * @param awayNanos for how long its client has been away; 0 while it is there
 * @param grace how long it waits for its client
 */
record Condition(
        SessionStatus status,
        Pace pace,
        double minCoverage,
        long recordsLost,
        double journalLagSeconds,
        long awayNanos,
        Duration grace,
        Lately lately) {
    static Condition of(LiveSession session, Lately lately) {
        return new Condition(
                session.status(),
                session.manifest().pace(),
                session.manifest().scenario().rubric().minCoverage(),
                session.recordsLost(),
                Journals.lagSeconds(session, lately.now()),
                session.awayNanos(),
                session.grace(),
                lately);
    }
}
