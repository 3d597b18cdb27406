package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.hands.Hand;
import org.trocar.telemetry.playback.Marker;
import org.trocar.telemetry.playback.MarkerKind;
import org.trocar.telemetry.playback.Timeline;

/** What was done to each ring and what else happened, in session time. */
final class Story {
    private static final int FEW_LOSSES = 5;

    private final int rings;
    private final Timeline timeline;
    private final double endSeconds;
    private final List<Hold> holds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Moment> cues = new ArrayList<>();
    private final List<Moment> losses = new ArrayList<>();
    private final List<Moment> marks = new ArrayList<>();
    private final List<Span> pauses = new ArrayList<>();
    private double turnedBack = Double.NaN;
    private double started = Double.NaN;
    private double finished = Double.NaN;

    /** A ring held by a hand. */
    record Hold(int ring, Hand hand, Span span) {}

    /** What was done to a ring. */
    record Step(Kind kind, int ring, Optional<Hand> hand, double seconds) {
        enum Kind {
            GRASPED,
            LIFTED,
            HANDED_OVER,
            PLACED,
            SLIPPED
        }
    }

    /** Something at one time. */
    record Moment(String what, double seconds, Optional<Hand> hand, String detail) {}

    /** @param timeline of the whole session */
    Story(int rings, Timeline timeline, long lastTick) {
        this.rings = rings;
        this.timeline = timeline;
        endSeconds = seconds(lastTick);
        List<Marker> markers = timeline.markers();
        markers.forEach(this::take);
        pauses.addAll(pauses(markers));
        holds.addAll(holds(markers));
    }

    private void take(Marker marker) {
        double at = marker.sessionNanos() * 1e-9;
        Optional<Hand> hand = Optional.ofNullable(marker.hand());
        switch (marker.kind()) {
            case CUE -> cues.add(new Moment(marker.what(), at, hand, marker.detail()));
            case GAP, RESTART -> losses.add(new Moment(marker.what(), at, hand, marker.detail()));
            case MARK -> marks.add(new Moment(marker.what(), at, hand, marker.detail()));
            default -> step(marker, hand, at);
        }
    }

    private void step(Marker marker, Optional<Hand> hand, double at) {
        switch (marker.what()) {
            case "grasped" -> steps.add(new Step(Step.Kind.GRASPED, marker.ring(), hand, at));
            case "lifted" -> steps.add(new Step(Step.Kind.LIFTED, marker.ring(), hand, at));
            case "handed_over" -> steps.add(new Step(Step.Kind.HANDED_OVER, marker.ring(), hand, at));
            case "placed" -> steps.add(new Step(Step.Kind.PLACED, marker.ring(), hand, at));
            case "slipped" -> steps.add(new Step(Step.Kind.SLIPPED, marker.ring(), hand, at));
            case "turned_back" -> turnedBack = at;
            case "task_started" -> started = at;
            case "task_finished" -> finished = at;
            default -> {}
        }
    }

    private List<Span> pauses(List<Marker> markers) {
        List<Span> found = new ArrayList<>();
        double from = Double.NaN;
        for (Marker marker : markers) {
            double at = marker.sessionNanos() * 1e-9;
            if (marker.kind() == MarkerKind.PAUSE && marker.what().equals("pause") && Double.isNaN(from)) {
                from = at;
            } else if (marker.kind() == MarkerKind.PAUSE && marker.what().equals("resume") && !Double.isNaN(from)) {
                found.add(new Span(from, at));
                from = Double.NaN;
            }
        }
        if (!Double.isNaN(from)) {
            found.add(new Span(from, endSeconds));
        }
        return found;
    }

    /** From each grasp to the hand's next release or slip of the same ring. */
    private List<Hold> holds(List<Marker> markers) {
        List<Hold> found = new ArrayList<>();
        double[][] since = new double[rings][Hand.values().length];
        for (double[] ring : since) {
            java.util.Arrays.fill(ring, Double.NaN);
        }
        for (Marker marker : markers) {
            if (marker.hand() == null || marker.ring() < 0 || marker.ring() >= rings) {
                continue;
            }
            double[] ring = since[marker.ring()];
            int hand = marker.hand().ordinal();
            double at = marker.sessionNanos() * 1e-9;
            boolean ends = marker.what().equals("released") || marker.what().equals("slipped");
            if (marker.what().equals("grasped")) {
                ring[hand] = at;
            } else if (ends && !Double.isNaN(ring[hand])) {
                found.add(new Hold(marker.ring(), marker.hand(), new Span(ring[hand], at)));
                ring[hand] = Double.NaN;
            }
        }
        for (int ring = 0; ring < rings; ring++) {
            for (Hand hand : Hand.values()) {
                double from = since[ring][hand.ordinal()];
                if (!Double.isNaN(from)) {
                    found.add(new Hold(ring, hand, new Span(from, endSeconds)));
                }
            }
        }
        return found;
    }

    /** Session time at a tick's end. */
    double seconds(long tick) {
        return timeline.sessionNanos(tick) * 1e-9;
    }

    int rings() {
        return rings;
    }

    double endSeconds() {
        return endSeconds;
    }

    List<Hold> holds() {
        return holds;
    }

    List<Step> steps() {
        return steps;
    }

    List<Moment> cues() {
        return cues;
    }

    /** Time without input, and deaths of the server. */
    List<Moment> losses() {
        return losses;
    }

    /** What somebody noted, the headset among them when its hands came about otherwise. */
    List<Moment> marks() {
        return marks;
    }

    /** Whether so many losses are of this kind that each by itself says little. */
    boolean isOneOfMany(Moment loss) {
        return losses.stream().filter(other -> other.what().equals(loss.what())).count() > FEW_LOSSES;
    }

    List<Span> pauses() {
        return pauses;
    }

    OptionalDouble turnedBack() {
        return optional(turnedBack);
    }

    OptionalDouble started() {
        return optional(started);
    }

    OptionalDouble finished() {
        return optional(finished);
    }

    private static OptionalDouble optional(double seconds) {
        return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }
}
