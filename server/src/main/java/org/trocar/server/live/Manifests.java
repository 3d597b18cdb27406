package org.trocar.server.live;

import java.security.SecureRandom;
import java.time.Clock;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.session.Engine;
import org.trocar.core.session.SessionManifest;

/** Makes the manifest of a new session: what was asked for, and what the server adds. */
public final class Manifests {
    /** Nothing is known about what a learner has mastered, so everyone is guided in full. */
    private static final double MASTERY = 0;

    private final SessionIds ids;
    private final SecureRandom random;
    private final Clock calendar;

    public Manifests(SecureRandom random, Clock calendar) {
        this.random = random;
        this.calendar = calendar;
        ids = new SessionIds(calendar, random);
    }

    SessionManifest manifest(OpenRequest request) {
        LoadedScenario scenario = request.scenario();
        return new SessionManifest(
                ids.next(),
                request.learner(),
                scenario.in(request.language()),
                scenario.sha256(),
                request.mode(),
                request.dominantHand(),
                request.attemptLabel(),
                request.device(),
                request.provenance(),
                request.pace(),
                request.tickHz(),
                request.seed() == 0 ? random.nextLong() : request.seed(),
                MASTERY,
                Engine.VERSION,
                request.start(),
                calendar.millis());
    }
}
