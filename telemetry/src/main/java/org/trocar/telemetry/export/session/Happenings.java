package org.trocar.telemetry.export.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trocar.core.feedback.Cues;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scoring.ErrorLog;
import org.trocar.core.session.Note;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.export.session.Occurrence.Source;

/** Gathers a session's occurrences. In a disguised export people's own words and names stay out. */
final class Happenings {
    private final boolean disguised;
    private final List<Occurrence> all = new ArrayList<>();
    private final List<Noted> noted = new ArrayList<>();
    private final Vec3 place = new Vec3();
    private long lastSequence;

    private record Noted(long tick, Note note, long value) {}

    Happenings(boolean disguised) {
        this.disguised = disguised;
    }

    void input(TickInput in, long nanos) {
        for (int i = 0; i < in.controlCount(); i++) {
            control(in.control(i), in.tick(), nanos);
        }
        for (FrameVerdict verdict : FrameVerdict.values()) {
            if (in.refused(verdict) > 0) {
                all.add(new Occurrence(Source.LOSS, "refused_" + verdict, in.tick(), nanos)
                        .valued(in.refused(verdict), "1"));
            }
        }
        for (int i = 0; i < in.frameCount(); i++) {
            missing(in.frame(i).sequence, in.tick(), in.captureSessionNanos(i));
        }
    }

    private void missing(long sequence, long tick, long captureNanos) {
        if (lastSequence != 0 && sequence > lastSequence + 1) {
            all.add(new Occurrence(Source.LOSS, "frames_missing", tick, captureNanos)
                    .valued(sequence - lastSequence - 1, "1"));
        }
        lastSequence = sequence;
    }

    private void control(ControlEvent control, long tick, long nanos) {
        Occurrence event = new Occurrence(Source.CONTROL, control.kind().name(), tick, nanos);
        boolean timed = switch (control.kind()) {
            case GAP, SLIP -> true;
            // The difference of two clocks may tell the day.
            case CLOCK_OFFSET -> !disguised;
            default -> false;
        };
        Occurrence told = timed ? event.lasting(control.value()) : event;
        all.add(disguised ? told : told.asked(control.author(), control.reason()));
    }

    void world(WorldEvents events, long tick, long nanos) {
        for (int i = 0; i < events.count(); i++) {
            EventKind kind = events.kind(i);
            Occurrence event = new Occurrence(Source.WORLD, kind.name(), tick, nanos).by(events.hand(i));
            String unit = unit(kind);
            event = unit.isEmpty() ? event : event.valued(events.value(i), unit);
            all.add(placed(event, events.ring(i), events.place(i, place)));
        }
    }

    /** An event of the run as a whole has neither ring nor place. */
    private static Occurrence placed(Occurrence event, int ring, Vec3 place) {
        boolean nowhere = event.hand().isEmpty() && ring < 0 && place.lengthSquared() == 0;
        return nowhere ? event : event.at(ring, place);
    }

    private static String unit(EventKind kind) {
        return switch (kind) {
            case CALIBRATED, PLACED_UNCALIBRATED -> "rad";
            case NOISE_MEASURED -> "m";
            case SLIPPED -> "N";
            case PLACED, TASK_FINISHED, TRACKING_LOST, TRACKING_REGAINED -> "s";
            default -> kind.error() == null ? "" : "s";
        };
    }

    void cues(Cues cues, long nanos) {
        for (int i = 0; i < cues.count(); i++) {
            CueRule rule = cues.rule(i);
            Occurrence cue = new Occurrence(Source.CUE, rule.id(), cues.tick(), nanos)
                    .by(cues.hand(i))
                    .given(Key.of(rule.severity()), rule.text());
            all.add(placed(cue, cues.ring(i), cues.place(i, place)));
        }
    }

    /** A note that was read, of which {@link #notes} says when it was. */
    void note(long tick, Note note, long value) {
        noted.add(new Noted(tick, note, value));
    }

    /** @param nanos session time of the notes read since this was last called */
    void notes(long nanos) {
        for (Noted it : noted) {
            all.add(new Occurrence(Source.NOTE, it.note().name(), it.tick(), nanos).valued(it.value(), "1"));
        }
        noted.clear();
    }

    void errors(ErrorLog errors) {
        for (int i = 0; i < errors.count(); i++) {
            double[] at = errors.place(i);
            all.add(new Occurrence(Source.ERROR, errors.kind(i).key(), errors.tick(i), errors.causeNanos(i))
                    .by(errors.hand(i))
                    .at(errors.ring(i), place.set(at[0], at[1], at[2]))
                    .suspected(errors.trackingSuspected(i)));
        }
    }

    void gaps(List<TrackingGaps.Gap> gaps) {
        for (TrackingGaps.Gap gap : gaps) {
            all.add(new Occurrence(Source.LOSS, "untracked", 0, gap.startNanos())
                    .by(gap.hand())
                    .lasting(gap.endNanos() - gap.startNanos()));
        }
    }

    /** By time; what happened at one time in the order of the ticks. */
    List<Occurrence> inOrder() {
        List<Occurrence> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingLong(Occurrence::timeNanos));
        return sorted;
    }
}
