package org.trocar.telemetry.report;

import java.util.List;
import org.trocar.core.grade.Grade;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;

/** Where both tips went, from one side. */
final class PathsFigure {
    private static final double MARGIN = 8;

    private final SessionReport report;
    private final View view;
    private final View.Paper paper;

    private PathsFigure(SessionReport report, View view) {
        this.report = report;
        this.view = view;
        paper = new View.Paper(view, report.scenario(), MARGIN, 24);
    }

    static String of(SessionReport report, View view) {
        return new PathsFigure(report, view).draw();
    }

    /** Its width in user units, for views side by side to have one scale. */
    static double width(SessionReport report, View view) {
        return new View.Paper(view, report.scenario(), 0, 0).width() + 2 * MARGIN;
    }

    private String draw() {
        String id = "paths-" + Units.words(view);
        Svg svg = new Svg(id, paper.right() + MARGIN, paper.bottom() + 30, "Tip paths " + view.words(), description());
        svg.text(MARGIN, 15, "start", "strong", Units.sentence(view.words()));
        paper.board(svg);
        svg.clipped(id + "-box", paper.left(), paper.top(), paper.width(), paper.height());
        for (Hand hand : Hand.values()) {
            svg.group(Units.name(hand), "path of the " + Units.name(hand) + " tip");
            svg.path(way(report.motion().hand(hand)), "way");
            svg.close();
        }
        svg.close();
        errors(svg);
        for (Hand hand : Hand.values()) {
            start(svg, hand);
        }
        paper.captions(svg);
        return svg.done();
    }

    private String description() {
        StringBuilder text = new StringBuilder("The ways of both instrument tips over board and pegs, seen ");
        text.append(view.words()).append(". ");
        for (Hand hand : Hand.values()) {
            HandTrace trace = report.motion().hand(hand);
            if (trace.count() > 0) {
                text.append("The ").append(Units.name(hand)).append(" tip stayed between ");
                text.append(range(trace)).append(". ");
            }
        }
        return text.append("Gaps in a path are gaps in tracking.").toString();
    }

    private String range(HandTrace trace) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < trace.count(); i++) {
            double across = view.across(trace.x(i), trace.y(i), trace.z(i));
            double up = view.up(trace.x(i), trace.y(i), trace.z(i));
            least = Math.min(least, across);
            most = Math.max(most, across);
            lowest = Math.min(lowest, up);
            highest = Math.max(highest, up);
        }
        return Units.text(
                "%.0f and %.0f mm across and %.0f and %.0f mm up, from the board's middle",
                least * 1000, most * 1000, lowest * 1000, highest * 1000);
    }

    private String way(HandTrace trace) {
        Outline outline = new Outline();
        for (int i = 0; i < trace.count(); i++) {
            if (trace.startsSegment(i)) {
                outline.breakHere();
            }
            outline.to(paper.x(trace.x(i), trace.y(i), trace.z(i)), paper.y(trace.x(i), trace.y(i), trace.z(i)));
        }
        return outline.data();
    }

    /** A letter where the path begins. */
    private void start(Svg svg, Hand hand) {
        HandTrace trace = report.motion().hand(hand);
        if (trace.count() > 0) {
            double x = inside(paper.x(trace.x(0), trace.y(0), trace.z(0)), paper.left() + 9, paper.right() - 9);
            double y = inside(paper.y(trace.x(0), trace.y(0), trace.z(0)), paper.top() + 9, paper.bottom() - 9);
            svg.group(Units.name(hand), "the " + Units.name(hand) + " tip at its start");
            svg.circle(x, y, 8.5, "start");
            svg.text(x, y + 4.5, "middle", "letter", hand == Hand.LEFT ? "L" : "R");
            svg.close();
        }
    }

    private static double inside(double at, double least, double most) {
        return Math.max(least, Math.min(most, at));
    }

    private void errors(Svg svg) {
        List<Grade.ErrorEntry> errors = report.grade().grade().errors();
        List<ErrorKind> gates = report.rubric().gates();
        Labels labels = new Labels();
        for (int i = 0; i < errors.size(); i++) {
            Grade.ErrorEntry error = errors.get(i);
            double x = paper.x(error.xMetres(), error.yMetres(), error.zMetres());
            double y = paper.y(error.xMetres(), error.yMetres(), error.zMetres());
            x = inside(x, paper.left() + 8, paper.right() - 20);
            y = inside(y, paper.top() + 8, paper.bottom() - 8);
            boolean critical = gates.contains(error.kind());
            svg.group(
                    critical ? "critical" : "error",
                    "error " + (i + 1) + ": " + error.kind().description());
            Marks.error(svg, x, y, critical);
            svg.close();
            labels.add(x, y, Integer.toString(i + 1));
        }
        svg.group("error");
        labels.draw(svg, 9, "start", "num halo");
        svg.close();
    }
}
