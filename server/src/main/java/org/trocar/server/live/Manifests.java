package org.trocar.server.live;

import java.security.SecureRandom;
import java.time.Clock;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.session.Engine;
import org.trocar.core.session.SessionManifest;

/** Makes the manifest of a new session: what was asked for, and what the server adds. */
public final class Manifests {
    private final SessionIds ids;
    private final SecureRandom random;
    private final Clock calendar;
    private final LearnersProgress progress;

    public Manifests(SecureRandom random, Clock calendar, LearnersProgress progress) {
        this.progress = progress;
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
                progress.mastery(request.learner(), scenario.scenario().id()),
                Engine.VERSION,
                request.start(),
                calendar.millis(),
                request.gazeConsent());
    }
}
