package org.trocar.server.replay;

import java.util.List;
import java.util.stream.Collectors;
import org.trocar.core.session.SessionManifest;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.MarkerKind;
import org.trocar.protos.v1.ReplayMarker;
import org.trocar.protos.v1.ReplayOpened;
import org.trocar.protos.v1.ReplayPosition;
import org.trocar.protos.v1.ReplayTimeline;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.wire.WireScenario;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;
import org.trocar.telemetry.replay.Divergence;

/** A playback's facts as messages of the contract. */
final class WireReplay {
    private WireReplay() {}

    static ReplayOpened opened(Playback playback) {
        SessionManifest manifest = playback.manifest();
        return ReplayOpened.newBuilder()
                .setSessionId(manifest.sessionId())
                .setParameters(parameters(manifest))
                .setLearnerPseudonym(manifest.learner())
                .setAttemptLabel(manifest.attemptLabel())
                .setProvenance(WireEnums.toWire(manifest.provenance()))
                .setOpenedUnixMillis(manifest.openedEpochMillis())
                .setLastTick(playback.lastTick())
                .build();
    }

    private static SessionParameters parameters(SessionManifest manifest) {
        return SessionParameters.newBuilder()
                .setMode(WireEnums.toWire(manifest.mode()))
                .setDominantHand(WireHands.toWire(manifest.dominantHand()))
                .setPace(WireEnums.toWire(manifest.pace()))
                .setTickRateHz(manifest.tickHz())
                .setSeed(manifest.seed())
                .setEngine(manifest.engine())
                .setScenario(WireScenario.of(manifest.scenario(), manifest.scenarioSha256()))
                .build();
    }

    /** @param markers those that were not told before */
    static ReplayTimeline timeline(Playback playback, List<Marker> markers) {
        ReplayTimeline.Builder timeline = ReplayTimeline.newBuilder()
                .setSurveyedTick(playback.surveyedTick())
                .setComplete(playback.surveyed())
                .setTrouble(trouble(playback));
        markers.forEach(marker -> timeline.addMarkers(marker(marker)));
        return timeline.build();
    }

    private static String trouble(Playback playback) {
        return playback.damage().isEmpty()
                ? playback.divergence().map(Divergence::message).orElse("")
                : playback.damage().stream().map(Damage::message).collect(Collectors.joining("; "));
    }

    private static ReplayMarker marker(Marker marker) {
        ReplayMarker.Builder wire = ReplayMarker.newBuilder()
                .setTick(marker.tick())
                .setSessionNanos(marker.sessionNanos())
                .setKind(kind(marker))
                .setWhat(marker.what())
                .setDetail(marker.detail());
        if (marker.hand() != null) {
            wire.setHand(WireHands.toWire(marker.hand()));
        }
        if (marker.ring() >= 0) {
            wire.setRing(marker.ring());
        }
        return wire.build();
    }

    private static MarkerKind kind(Marker marker) {
        return switch (marker.kind()) {
            case ERROR -> MarkerKind.MARKER_KIND_ERROR;
            case CUE -> MarkerKind.MARKER_KIND_CUE;
            case TRANSFER -> MarkerKind.MARKER_KIND_TRANSFER;
            case TRACKING -> MarkerKind.MARKER_KIND_TRACKING;
            case GAP -> MarkerKind.MARKER_KIND_GAP;
            case PAUSE -> MarkerKind.MARKER_KIND_PAUSE;
            case RESTART -> MarkerKind.MARKER_KIND_RESTART;
            case MARK -> MarkerKind.MARKER_KIND_MARK;
            case EVENT -> MarkerKind.MARKER_KIND_EVENT;
        };
    }

    static ReplayPosition position(Player player, long answered) {
        Playback playback = player.playback();
        return ReplayPosition.newBuilder()
                .setTick(playback.tick())
                .setPlaying(player.playing())
                .setSpeed(player.speed())
                .setLastTick(playback.lastTick())
                .setAnswered(answered)
                .build();
    }
}
