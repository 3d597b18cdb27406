package org.trocar.server.live;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.server.live.LiveSession.Place;

/** Makes sessions: secret, place, and the session itself. Takes milliseconds: for worker threads. */
public final class SessionOpener {
    private final Places places;
    private final Manifests manifests;
    private final SecureRandom random;
    private final Surroundings surroundings;

    public SessionOpener(Places places, Manifests manifests, SecureRandom random, Surroundings surroundings) {
        this.places = places;
        this.manifests = manifests;
        this.random = random;
        this.surroundings = surroundings;
    }

    /** A session that has no ticks yet, and what its client is told once it can be found. */
    record Opening(LiveSession session, ServerMessage opened) {}

    /** @param seat kept for it; whoever called leaves it when this fails */
    Opening open(OpenRequest request, Seat seat, ClientConnection client) throws IOException {
        SessionManifest manifest = manifests.manifest(request);
        String secret = ResumeToken.newSecret(random);
        ResumeToken token = ResumeToken.of(secret);
        SessionParameters parameters = Parameters.of(manifest, surroundings);
        Place place = places.make(manifest, request.scenario(), token, seat);
        try {
            LiveSession session =
                    new LiveSession(manifest, parameters, token, place, surroundings, client, Optional.empty());
            return new Opening(session, opened(request, manifest, secret, parameters));
        } catch (RuntimeException | Error e) {
            places.giveUp(place);
            throw e;
        }
    }

    private static ServerMessage opened(
            OpenRequest request, SessionManifest manifest, String secret, SessionParameters parameters) {
        Opened opened = Opened.newBuilder()
                .setSessionId(manifest.sessionId())
                .setResumeToken(secret)
                .setParameters(parameters)
                .addAllWarnings(warnings(manifest, request))
                .build();
        return ServerMessage.newBuilder().setOpened(opened).build();
    }

    private static List<String> warnings(SessionManifest manifest, OpenRequest request) {
        List<String> warnings = new ArrayList<>();
        if (manifest.pace() == Pace.LOCKSTEP && manifest.provenance() == Provenance.HEADSET) {
            warnings.add(
                    "In lockstep simulated time waits for frames: a person in a headset should open in real time.");
        }
        if (manifest.provenance() == Provenance.CONTROLLER_EMULATED) {
            warnings.add("The runtime makes the fingers up from controllers: how they move says nothing about skill.");
        }
        if (request.holdsTool()) {
            warnings.add(
                    "A tool has no button: its jaws stay open, and what has to be grasped cannot be. Motion is measured.");
        }
        String spoken = manifest.scenario().texts().language();
        if (!spoken.equals(request.language())) {
            warnings.add(
                    "There are no texts in '" + request.language() + "' for this scenario: cues and summary are in '"
                            + spoken + "'. It has: "
                            + String.join(", ", request.scenario().languages()) + ".");
        }
        return warnings;
    }
}
