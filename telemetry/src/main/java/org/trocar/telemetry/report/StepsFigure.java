package org.trocar.telemetry.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.trocar.core.grade.Grade;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;

/** What was done to each ring, and when errors, cues, gaps and pauses came: a row for each ring, one for each kind of happening. */
final class StepsFigure {
    private static final double TOP = 30;
    private static final double ROW = 30;
    private static final double HALF = 11;
    private static final double LABEL_WIDTH = 15;
    private static final int LANES = 2;

    private final Story story;
    private final Motion motion;
    private final Grade grade;
    private final Set<ErrorKind> gates;
    private final TimeAxis axis;
    private final double ringsBottom;
    private final double errorsTop;
    private final double cuesTop;
    private final double lossesTop;
    private final double bottom;

    private StepsFigure(SessionReport report) {
        story = report.story();
        motion = report.motion();
        grade = report.grade().grade();
        gates = Set.copyOf(report.rubric().gates());
        axis = new TimeAxis(story.endSeconds());
        ringsBottom = TOP + ROW * story.rings();
        errorsTop = ringsBottom + 8;
        cuesTop = errorsTop + 40;
        lossesTop = cuesTop + 34;
        bottom = lossesTop + 30;
    }

    static String of(SessionReport report) {
        return new StepsFigure(report).draw();
    }

    private String draw() {
        Svg svg = new Svg("steps", TimeAxis.WIDTH, bottom + 44, "Steps over time", description());
        rows(svg);
        axis.grid(svg, TOP, bottom);
        Bands.draw(svg, axis, story.pauses(), TOP, bottom, "pause", "paused");
        milestone(svg, story.started(), "first touch", "start");
        milestone(svg, story.turnedBack(), "way back", "start");
        milestone(svg, story.finished(), "last release", "end");
        story.holds().forEach(hold -> hold(svg, hold));
        story.steps().forEach(step -> step(svg, step));
        errors(svg);
        cues(svg);
        losses(svg);
        axis.labels(svg, bottom);
        return svg.done();
    }

    private String description() {
        long placed = story.steps().stream()
                .filter(step -> step.kind() == Story.Step.Kind.PLACED)
                .count();
        return "From left to right, " + Units.minutes(story.endSeconds()) + " of session time. A row for each of "
                + story.rings() + " rings shows which hand held it when; "
                + Units.count((int) placed, "ring was", "rings were")
                + " placed. Below are " + Units.count(grade.errors().size(), "error", "errors") + ", "
                + Units.count(story.cues().size(), "cue", "cues") + " and "
                + Units.count(story.pauses().size(), "pause", "pauses")
                + ". The tables that follow say the same in words.";
    }

    private void rows(Svg svg) {
        for (int ring = 0; ring < story.rings(); ring++) {
            double y = TOP + ROW * ring;
            svg.rect(axis.left(), y, axis.right() - axis.left(), ROW, ring % 2 == 0 ? "row" : "row odd");
            svg.text(axis.left() - 10, y + ROW / 2 + 4, "end", "", "Ring " + (ring + 1));
        }
        label(svg, errorsTop, cuesTop - errorsTop, "Errors");
        label(svg, cuesTop, lossesTop - cuesTop, "Cues");
        label(svg, lossesTop, bottom - lossesTop, "Not seen");
    }

    private void label(Svg svg, double top, double height, String label) {
        svg.rect(axis.left(), top, axis.right() - axis.left(), height - 4, "row");
        svg.text(axis.left() - 10, top + height / 2 + 2, "end", "", label);
    }

    private void milestone(Svg svg, OptionalDouble seconds, String label, String anchor) {
        if (seconds.isPresent()) {
            double x = axis.x(seconds.getAsDouble());
            svg.line(x, TOP - 8, x, bottom, "milestone");
            svg.text(x + (anchor.equals("start") ? -1 : 1), TOP - 13, anchor, "num", label);
        }
    }

    private double middle(int ring) {
        return TOP + ROW * ring + ROW / 2;
    }

    /** The left hand's above the middle, the right hand's below, so that colour is not the only sign. */
    private void hold(Svg svg, Story.Hold hold) {
        boolean left = hold.hand() == Hand.LEFT;
        double x = axis.x(hold.span().from());
        double y = middle(hold.ring()) + (left ? -HALF : 1);
        svg.group(
                left ? "left" : "right",
                "ring " + (hold.ring() + 1) + " in the " + Units.name(hold.hand()) + " hand, "
                        + Units.time(hold.span().from()) + " to "
                        + Units.time(hold.span().to()));
        svg.rect(x, y, Math.max(1.5, axis.x(hold.span().to()) - x), HALF - 1, "hold");
        svg.close();
    }

    private void step(Svg svg, Story.Step step) {
        if (step.ring() < 0 || step.ring() >= story.rings() || step.kind() == Story.Step.Kind.GRASPED) {
            return;
        }
        double x = axis.x(step.seconds());
        double y = middle(step.ring());
        String hand = step.hand().map(it -> ", " + Units.name(it) + " hand").orElse("");
        svg.group(
                "step",
                "ring " + (step.ring() + 1) + " " + Units.words(step.kind()) + hand + ", "
                        + Units.time(step.seconds()));
        Marks.step(svg, step.kind(), x, y);
        svg.close();
    }

    private void errors(Svg svg) {
        Lanes lanes = new Lanes(LANES);
        List<Grade.ErrorEntry> errors = grade.errors();
        for (int i = 0; i < errors.size(); i++) {
            Grade.ErrorEntry error = errors.get(i);
            boolean critical = gates.contains(error.kind());
            double x = axis.x(error.seconds());
            double y = errorsTop + 11 + 15 * lanes.take(x, x + 9 + LABEL_WIDTH);
            svg.group(
                    critical ? "critical" : "error",
                    "error " + (i + 1) + ": " + error.kind().description() + ", " + Units.time(error.seconds()));
            if (critical) {
                svg.line(x, TOP, x, errorsTop, "through");
            }
            Marks.error(svg, x, y, critical);
            svg.text(x + 8, y + 4.5, "start", "num", Integer.toString(i + 1));
            svg.close();
        }
    }

    private void cues(Svg svg) {
        Lanes lanes = new Lanes(LANES);
        for (Story.Moment cue : story.cues()) {
            double x = axis.x(cue.seconds());
            double y = cuesTop + 8 + 14 * lanes.take(x, x + 9);
            svg.group("cue", Units.words(cue.what()) + ", " + Units.time(cue.seconds()) + ": " + cue.detail());
            Marks.cue(svg, x, y);
            svg.close();
        }
    }

    private void losses(Svg svg) {
        double half = (bottom - 4 - lossesTop) / 2;
        for (Hand hand : Hand.values()) {
            double top = lossesTop + (hand == Hand.LEFT ? 0 : half);
            List<Span> lost = motion.lost(hand, story.pauses());
            Bands.draw(svg, axis, lost, top, top + half, "unseen", Units.name(hand) + " hand not seen");
            lost.stream()
                    .filter(span -> axis.x(span.to()) - axis.x(span.from()) > 14)
                    .forEach(span -> {
                        double x = (axis.x(span.from()) + axis.x(span.to())) / 2;
                        svg.text(x, top + half - 2, "middle", "num halo", hand == Hand.LEFT ? "L" : "R");
                    });
        }
        for (Story.Moment loss : story.losses()) {
            double x = axis.x(loss.seconds());
            svg.group("loss", Units.words(loss.what()) + ", " + Units.time(loss.seconds()) + ": " + loss.detail());
            if (story.isOneOfMany(loss)) {
                Marks.shortLoss(svg, x, lossesTop + 2 * half);
            } else {
                Marks.loss(svg, x, lossesTop + half);
            }
            svg.close();
        }
    }
}
