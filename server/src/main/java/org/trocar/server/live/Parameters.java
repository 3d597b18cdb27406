package org.trocar.server.live;

import org.trocar.core.session.SessionManifest;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.wire.WireScenario;

/** What was agreed for a session, as its client is told. */
final class Parameters {
    private Parameters() {}

    static SessionParameters of(SessionManifest manifest, Surroundings surroundings) {
        return SessionParameters.newBuilder()
                .setMode(WireEnums.toWire(manifest.mode()))
                .setDominantHand(WireHands.toWire(manifest.dominantHand()))
                .setPace(WireEnums.toWire(manifest.pace()))
                .setTickRateHz(manifest.tickHz())
                .setSeed(manifest.seed())
                .setGraceMillis((int) surroundings.grace().toMillis())
                .setEngine(manifest.engine())
                .setLanguage(manifest.scenario().texts().language())
                .setGazeConsent(manifest.gazeConsent())
                .setScenario(WireScenario.of(manifest.scenario(), manifest.scenarioSha256()))
                .build();
    }
}
