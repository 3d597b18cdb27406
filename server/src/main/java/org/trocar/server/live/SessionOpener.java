package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Provenance;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.server.live.LiveSession.Place;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.wire.WireScenario;
import org.trocar.telemetry.folder.ScenarioFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalThread;

/** Makes sessions: secret, folder, journal, and the session itself on one of the loop threads. Takes milliseconds: for worker threads. */
public final class SessionOpener {
    private final Path data;
    private final String build;
    private final Manifests manifests;
    private final SecureRandom random;
    private final JournalThread journals;
    private final List<SimulationThread> simulations;
    private final Surroundings surroundings;
    private final AtomicInteger turn = new AtomicInteger();

    public SessionOpener(
            Path data,
            String build,
            Manifests manifests,
            SecureRandom random,
            JournalThread journals,
            List<SimulationThread> simulations,
            Surroundings surroundings) {
        this.data = data;
        this.build = build;
        this.manifests = manifests;
        this.random = random;
        this.journals = journals;
        this.simulations = List.copyOf(simulations);
        this.surroundings = surroundings;
    }

    /** A session that has no ticks yet, and what its client is told once it can be found. */
    record Opening(LiveSession session, ServerMessage opened) {}

    Opening open(OpenRequest request, ClientConnection client) throws IOException {
        SessionManifest manifest = manifests.manifest(request);
        String secret = ResumeToken.newSecret(random);
        SessionParameters parameters = parameters(manifest, request.scenario());
        Place place = place(manifest, request.scenario());
        Opened opened = Opened.newBuilder()
                .setSessionId(manifest.sessionId())
                .setResumeToken(secret)
                .setParameters(parameters)
                .addAllWarnings(warnings(manifest))
                .build();
        return new Opening(
                new LiveSession(manifest, parameters, ResumeToken.of(secret), place, surroundings, client),
                ServerMessage.newBuilder().setOpened(opened).build());
    }

    private Place place(SessionManifest manifest, LoadedScenario scenario) throws IOException {
        SimulationThread simulation = simulations.get(Math.floorMod(turn.getAndIncrement(), simulations.size()));
        SessionFolder folder = SessionFolder.of(data, manifest.sessionId());
        String file = manifest.scenario().id() + ".yaml";
        folder.begin(manifest, List.of(new ScenarioFile(file, scenario.bytes())), build);
        return new Place(simulation, folder, journals.open(folder, simulation.journalRing()));
    }

    private SessionParameters parameters(SessionManifest manifest, LoadedScenario scenario) {
        return SessionParameters.newBuilder()
                .setMode(WireEnums.toWire(manifest.mode()))
                .setDominantHand(WireHands.toWire(manifest.dominantHand()))
                .setPace(WireEnums.toWire(manifest.pace()))
                .setTickRateHz(manifest.tickHz())
                .setSeed(manifest.seed())
                .setGraceMillis((int) surroundings.grace().toMillis())
                .setEngine(manifest.engine())
                .setScenario(WireScenario.of(scenario))
                .build();
    }

    private static List<String> warnings(SessionManifest manifest) {
        List<String> warnings = new ArrayList<>();
        if (manifest.pace() == Pace.LOCKSTEP && manifest.provenance() == Provenance.HEADSET) {
            warnings.add(
                    "In lockstep simulated time waits for frames: a person in a headset should open in real time.");
        }
        if (manifest.provenance() == Provenance.CONTROLLER_EMULATED) {
            warnings.add("The runtime makes the fingers up from controllers: how they move says nothing about skill.");
        }
        return warnings;
    }
}
