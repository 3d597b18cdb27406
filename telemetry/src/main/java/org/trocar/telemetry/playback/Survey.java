package org.trocar.telemetry.playback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.feedback.Cues;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.session.Session;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.journal.Restart;
import org.trocar.telemetry.replay.Divergence;
import org.trocar.telemetry.replay.SeekableReplay;

/** Goes through a session once, from its first tick to its last, and keeps what happened when and states to come back to. */
final class Survey implements AutoCloseable {
    private static final double SECONDS_PER_NANO = 1e-9;

    private final SeekableReplay replay;
    private final Keyframes keyframes;
    private final Timeline timeline;
    private boolean done;

    Survey(SeekableReplay replay, Keyframes keyframes, Timeline timeline) {
        this.replay = replay;
        this.keyframes = keyframes;
        this.timeline = timeline;
    }

    /** Looks at one more tick; false when there is none. */
    boolean advance() {
        if (done || !replay.step()) {
            done = true;
            return false;
        }
        Session session = replay.session();
        timeline.noteTime(session.tick(), session.sessionNanos());
        restarts(session);
        controls(session, replay.input());
        events(session, session.world().events());
        cues(session, session.cues());
        keyframes.offer(session);
        return true;
    }

    /** The first tick that another server ran. */
    private void restarts(Session session) {
        for (Restart restart : replay.restarts()) {
            if (restart.keptTick() + 1 == session.tick()) {
                add(session, MarkerKind.RESTART, "restart", "the server died and the run was taken up again");
            }
        }
    }

    private void controls(Session session, TickInput in) {
        for (int i = 0; i < in.controlCount(); i++) {
            ControlEvent control = in.control(i);
            if (control.kind() != ControlEvent.Kind.CLOCK_OFFSET) {
                add(session, kind(control), key(control.kind()), detail(control));
            }
        }
    }

    private static MarkerKind kind(ControlEvent control) {
        return switch (control.kind()) {
            case PAUSE, RESUME -> MarkerKind.PAUSE;
            case MARK, MESSAGE -> MarkerKind.MARK;
            case GAP, SLIP, DISCONNECTED, RECONNECTED -> MarkerKind.GAP;
            default -> MarkerKind.EVENT;
        };
    }

    private static String detail(ControlEvent control) {
        boolean timed = control.kind() == ControlEvent.Kind.GAP || control.kind() == ControlEvent.Kind.SLIP;
        String length = timed ? String.format(Locale.ROOT, "%.2f s ", control.value() * SECONDS_PER_NANO) : "";
        String reason = control.reason().isEmpty() ? "" : ": " + control.reason();
        return length + "by " + control.author() + reason;
    }

    private void add(Session session, MarkerKind kind, String what, String detail) {
        timeline.add(new Marker(session.tick(), session.sessionNanos(), kind, what, null, -1, detail));
    }

    private void events(Session session, WorldEvents events) {
        for (int i = 0; i < events.count(); i++) {
            EventKind event = events.kind(i);
            timeline.add(new Marker(
                    session.tick(),
                    session.sessionNanos(),
                    kind(event),
                    key(event),
                    events.hand(i),
                    events.ring(i),
                    event.error() == null ? "" : event.error().description()));
        }
    }

    private static MarkerKind kind(EventKind event) {
        if (event.error() != null) {
            return MarkerKind.ERROR;
        }
        return switch (event) {
            case PLACED -> MarkerKind.TRANSFER;
            case TRACKING_LOST, TRACKING_REGAINED -> MarkerKind.TRACKING;
            default -> MarkerKind.EVENT;
        };
    }

    private void cues(Session session, Cues cues) {
        for (int i = 0; i < cues.count(); i++) {
            timeline.add(new Marker(
                    session.tick(),
                    session.sessionNanos(),
                    MarkerKind.CUE,
                    cues.rule(i).id(),
                    cues.hand(i),
                    cues.ring(i),
                    cues.rule(i).text()));
        }
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** How far it has come. */
    long tick() {
        return replay.session().tick();
    }

    boolean done() {
        return done;
    }

    Optional<Divergence> divergence() {
        return replay.divergence();
    }

    List<Damage> damage() {
        return replay.damage();
    }

    @Override
    public void close() {
        replay.close();
    }
}
