package org.trocar.telemetry.report;

import java.util.List;
import java.util.stream.Stream;
import org.trocar.core.hands.Hand;

/** How fast each tip was, with its movements marked below the curve and what was idle or not seen behind it. */
final class SpeedFigure {
    private static final double TOP = 14;
    private static final double PLOT = 104;
    private static final double STRIP = 9;
    private static final double PANEL = PLOT + STRIP + 26;
    private static final double[] SCALES = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10};

    private final SessionReport report;
    private final Motion motion;
    private final TimeAxis axis;
    private final double most;
    private final List<Span> idle;

    private SpeedFigure(SessionReport report) {
        this.report = report;
        motion = report.motion();
        axis = new TimeAxis(report.story().endSeconds());
        most = scale();
        idle = report.tooNoisy().contains(true) ? List.of() : motion.idle();
    }

    static String of(SessionReport report) {
        return new SpeedFigure(report).draw();
    }

    private double scale() {
        double fastest = Stream.of(Hand.values())
                .mapToDouble(hand -> peak(motion.hand(hand)))
                .max()
                .orElse(0);
        for (double scale : SCALES) {
            if (fastest <= scale) {
                return scale;
            }
        }
        return fastest;
    }

    private static double peak(HandTrace trace) {
        double peak = 0;
        for (int i = 0; i < trace.count(); i++) {
            double speed = trace.speed(i);
            peak = speed > peak ? speed : peak;
        }
        return peak;
    }

    private String draw() {
        double bottom = TOP + 2 * PANEL - 26;
        Svg svg = new Svg("speed", TimeAxis.WIDTH, bottom + 44, "Speed of both instrument tips", description());
        Bands.draw(svg, axis, idle, TOP, bottom, "idle", "idle");
        Bands.draw(svg, axis, report.story().pauses(), TOP, bottom, "pause", "paused");
        panel(svg, Hand.LEFT, TOP);
        panel(svg, Hand.RIGHT, TOP + PANEL);
        axis.labels(svg, bottom);
        return svg.done();
    }

    private String description() {
        StringBuilder text =
                new StringBuilder("Two curves over the session's time, the left tip's above the right one's. ");
        for (Hand hand : Hand.values()) {
            HandTrace trace = motion.hand(hand);
            text.append("The ").append(Units.name(hand)).append(" tip was at most ");
            text.append(Units.text("%.0f mm/s", peak(trace) * 1000)).append(" fast and made ");
            text.append(
                    report.tooNoisy().get(hand.ordinal())
                            ? "movements that cannot be told from noise. "
                            : Units.count(trace.movements().size(), "movement", "movements") + ". ");
        }
        return text.append(Units.text("Both were idle for %.1f s in %d stretches.", Span.seconds(idle), idle.size()))
                .toString();
    }

    private void panel(Svg svg, Hand hand, double top) {
        double bottom = top + PLOT;
        axis.grid(svg, top, bottom + STRIP);
        for (int i = 0; i <= 2; i++) {
            double y = bottom - PLOT * i / 2;
            svg.line(axis.left(), y, axis.right(), y, "grid");
            svg.text(axis.left() - 8, y + 4, "end", "num", Units.text("%.0f", most * 1000 * i / 2));
        }
        svg.text(10, top + 10, "start", "strong " + Units.name(hand) + "-ink", Units.sentence(Units.name(hand)));
        svg.text(10, top + 27, "start", "axis", "mm/s");
        List<Span> unseen = motion.lost(hand, report.story().pauses());
        Bands.draw(svg, axis, unseen, top, bottom + STRIP, "unseen", Units.name(hand) + " hand not seen");
        svg.group(Units.name(hand));
        svg.path(curve(motion.hand(hand), bottom), "curve");
        svg.close();
        movements(svg, hand, bottom + 2);
    }

    private void movements(Svg svg, Hand hand, double y) {
        if (report.tooNoisy().get(hand.ordinal())) {
            svg.text(axis.left() + 4, y + 12, "start", "num halo", "movements not measurable: tracking too noisy");
            return;
        }
        for (Span movement : motion.hand(hand).movements()) {
            double x = axis.x(movement.from());
            svg.group(
                    Units.name(hand), "movement, " + Units.time(movement.from()) + " to " + Units.time(movement.to()));
            svg.rect(x, y, Math.max(0.8, axis.x(movement.to()) - x - 0.8), STRIP - 3, "movement");
            svg.close();
        }
    }

    /** In each column of the drawing the slowest and the fastest, in the order they came: what a pen would have drawn. */
    private String curve(HandTrace trace, double bottom) {
        Outline outline = new Outline();
        Column column = new Column(outline);
        for (int i = 0; i < trace.count(); i++) {
            double speed = trace.speed(i);
            if (Double.isNaN(speed)) {
                column.flush();
                outline.breakHere();
            } else {
                column.take(axis.x(trace.seconds(i)), bottom - PLOT * Math.min(1, speed / most));
            }
        }
        column.flush();
        return outline.data();
    }

    /** What falls within one user unit of width. */
    private static final class Column {
        private final Outline outline;
        private double at = Double.NaN;
        private double lowX;
        private double lowY;
        private double highX;
        private double highY;

        Column(Outline outline) {
            this.outline = outline;
        }

        void take(double x, double y) {
            if (Math.floor(x) != at) {
                flush();
                at = Math.floor(x);
                lowX = x;
                lowY = y;
                highX = x;
                highY = y;
            } else if (y < lowY) {
                lowX = x;
                lowY = y;
            } else if (y > highY) {
                highX = x;
                highY = y;
            }
        }

        void flush() {
            if (!Double.isNaN(at)) {
                boolean lowFirst = lowX <= highX;
                outline.to(lowFirst ? lowX : highX, lowFirst ? lowY : highY);
                outline.to(lowFirst ? highX : lowX, lowFirst ? highY : lowY);
            }
            at = Double.NaN;
        }
    }
}
