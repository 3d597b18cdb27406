package org.trocar.server.replay;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.trocar.core.session.Session;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplayUpdate;
import org.trocar.server.wire.WireCue;
import org.trocar.server.wire.WireScores;
import org.trocar.server.wire.WorldStateView;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;

/**
 * One viewer watching one session, on a thread of its own: answers requests one after the other, plays, and looks through the session in
 * between. While playing, what the viewer does not read in time is dropped; what it asked for by seek or step waits for it.
 */
final class Viewing {
    private static final int PORTION_TICKS = 64;
    /** A part of the timeline is sent when so much more was looked through. */
    private static final int TIMELINE_TICKS = 512;

    private static final int MOST_MARKERS_A_MESSAGE = 1000;
    private static final int MOST_WAITING_CUES = 16;
    private static final long MOST_STEPS = 100_000;

    private final Player player;
    private final Playback playback;
    private final ViewerStream viewer;
    private final LongSupplier clock;
    private final WorldStateView world;
    private final Queue<Cue> waitingCues = new ArrayDeque<>();
    private long answered;
    private int toldMarkers;
    private long toldTick = -1;
    private boolean toldAll;
    private long sheetSecond;
    private long sentTick;

    /** @param clock steady nanoseconds */
    Viewing(Player player, ViewerStream viewer, LongSupplier clock) {
        this.player = player;
        this.viewer = viewer;
        this.clock = clock;
        playback = player.playback();
        world = new WorldStateView(playback.manifest().scenario().ring().count());
    }

    /** Until the viewer has seen enough. */
    void run() {
        viewer.send(
                ReplayUpdate.newBuilder().setOpened(WireReplay.opened(playback)).build());
        answered();
        while (!viewer.over()) {
            ReplayRequest request = viewer.take();
            if (request != null) {
                answer(request);
                answered();
            }
            if (request != null || player.playing()) {
                viewer.heard();
            }
            play();
            lookAhead();
            viewer.await(playback.surveyed() ? player.nanosToNext(clock.getAsLong()) : 0);
        }
    }

    private void answered() {
        answered++;
        position();
        viewer.readNext();
    }

    private void position() {
        viewer.send(ReplayUpdate.newBuilder()
                .setPosition(WireReplay.position(player, answered))
                .build());
    }

    private void answer(ReplayRequest request) {
        switch (request.getRequestCase()) {
            case PLAY -> player.play(clock.getAsLong());
            case PAUSE -> player.pause();
            case SEEK -> seek(request.getSeek().getTick());
            case STEP -> step(request.getStep().getTicks());
            case SPEED -> speed(request.getSpeed().getFactor());
            case OPEN ->
                viewer.refuse(
                        RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                        "open",
                        request.getOpen().getSessionId(),
                        "open another stream to watch another session");
            case REQUEST_NOT_SET ->
                viewer.refuse(RefusalCode.REFUSAL_CODE_UNSUPPORTED, "request", "", "send one that this version knows");
        }
    }

    /** Unsigned on the wire: what is negative here is past every end. */
    private void seek(long tick) {
        long wanted = tick < 0 ? playback.lastTick() : Math.min(tick, playback.lastTick());
        if (lookedThrough(wanted)) {
            player.seek(wanted, clock.getAsLong());
            show();
        }
    }

    /** Looks through the session up to a tick, which takes long the first time; false when the viewer was lost meanwhile. */
    private boolean lookedThrough(long tick) {
        while (!viewer.lost() && !playback.surveyed() && playback.surveyedTick() < tick) {
            lookAhead();
        }
        return !viewer.lost();
    }

    private void step(long ticks) {
        if (ticks == 0 || Math.abs(ticks) > MOST_STEPS) {
            viewer.refuse(
                    RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                    "step.ticks",
                    Long.toString(ticks),
                    "choose -" + MOST_STEPS + " to " + MOST_STEPS + ", not 0");
            return;
        }
        if (lookedThrough(playback.tick() + ticks)) {
            player.step(ticks);
            show();
        }
    }

    private void speed(double factor) {
        if (factor >= Player.SLOWEST && factor <= Player.FASTEST) {
            player.speed(factor, clock.getAsLong());
        } else {
            viewer.refuse(
                    RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                    "speed.factor",
                    Double.toString(factor),
                    "choose " + Player.SLOWEST + " to " + Player.FASTEST);
        }
    }

    /** The tick it stands at, with all there is to it. */
    private void show() {
        Session session = playback.session();
        waitingCues.clear();
        sendState(session);
        for (int i = 0; i < session.cues().count(); i++) {
            viewer.send(ReplayUpdate.newBuilder().setCue(WireCue.of(session, i)).build());
        }
        sendSheet(session);
    }

    private void sendState(Session session) {
        viewer.send(ReplayUpdate.newBuilder()
                .setWorldState(world.message(session, clock.getAsLong()))
                .build());
        sentTick = session.tick();
    }

    private void sendSheet(Session session) {
        viewer.send(ReplayUpdate.newBuilder()
                .setScoreSheet(WireScores.sheet(session))
                .build());
        sheetSecond = second();
    }

    private long second() {
        return playback.tick() / playback.manifest().tickHz();
    }

    private void play() {
        boolean played = player.playing();
        int taken = player.advance(clock.getAsLong(), this::keepCues);
        if (played && !player.playing()) {
            end();
        } else if (taken > 0 && viewer.ready()) {
            sendState(playback.session());
            sendWaitingCues();
            if (second() != sheetSecond) {
                sendSheet(playback.session());
            }
        }
    }

    /** The last state must arrive, whether or not the viewer kept up. */
    private void end() {
        if (sentTick != playback.tick()) {
            sendState(playback.session());
        }
        sendWaitingCues();
        sendSheet(playback.session());
        position();
    }

    private void keepCues(Session session) {
        for (int i = 0; i < session.cues().count(); i++) {
            if (waitingCues.size() == MOST_WAITING_CUES) {
                waitingCues.remove();
            }
            waitingCues.add(WireCue.of(session, i));
        }
    }

    private void sendWaitingCues() {
        while (!waitingCues.isEmpty()) {
            viewer.send(ReplayUpdate.newBuilder().setCue(waitingCues.remove()).build());
        }
    }

    private void lookAhead() {
        if (!playback.surveyed()) {
            playback.survey(PORTION_TICKS);
        }
        boolean due = playback.surveyedTick() - toldTick >= TIMELINE_TICKS || playback.surveyed();
        if (!toldAll && due && viewer.ready()) {
            tellTimeline();
        }
    }

    private void tellTimeline() {
        List<Marker> markers = playback.timeline().markers();
        do {
            int to = Math.min(markers.size(), toldMarkers + MOST_MARKERS_A_MESSAGE);
            viewer.send(ReplayUpdate.newBuilder()
                    .setTimeline(WireReplay.timeline(playback, markers.subList(toldMarkers, to)))
                    .build());
            toldMarkers = to;
        } while (toldMarkers < markers.size());
        toldTick = playback.surveyedTick();
        toldAll = playback.surveyed();
    }
}
