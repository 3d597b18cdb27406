package org.trocar.telemetry.archive;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trocar.telemetry.page.Html;

/**
 * Old against new scores as a drawing: a mark for each session, whose shape and colour say what becomes of its verdict; dashed lines where
 * either rubric passes; the diagonal where nothing moves.
 */
final class ScoreChart {
    private static final double SIZE = 560;
    private static final double LEFT = 62;
    private static final double TOP = 14;
    private static final double BOTTOM = 52;
    private static final double TICKS = 5;

    private final Report report;
    private final StringBuilder svg = new StringBuilder();
    private final double most;

    private ScoreChart(Report report) {
        this.report = report;
        most = roundUp(highest());
    }

    static String of(Report report) {
        return new ScoreChart(report).draw();
    }

    private double highest() {
        double highest = report.passPoints().doubleValue();
        for (Move move : report.sessions()) {
            highest = Math.max(highest, move.oldPassPoints().doubleValue());
            highest = move.scored()
                    ? Math.max(
                            highest,
                            Math.max(
                                    move.old().score().doubleValue(),
                                    move.now().score().doubleValue()))
                    : highest;
        }
        return highest;
    }

    /** So that the ticks stand at whole tens. */
    private static double roundUp(double value) {
        return Math.max(50, 50 * Math.ceil(value / 50));
    }

    private String draw() {
        add(
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"chart-title\" aria-describedby=\"chart-desc\">",
                LEFT + SIZE + 20, TOP + SIZE + BOTTOM);
        add("<title id=\"chart-title\">Old score against new score</title>");
        add(
                "<desc id=\"chart-desc\">One mark for each session with both scores. %s The tables below say the same.</desc>",
                Html.escape(sentence()));
        axes();
        passLines();
        report.sessions().stream()
                .filter(move -> move.scored() && !move.flips())
                .forEach(this::mark);
        report.sessions().stream().filter(move -> move.scored() && move.flips()).forEach(this::mark);
        add("</svg>");
        return svg.toString();
    }

    private String sentence() {
        return report.summary().scoresMove() + " of " + report.summary().sessions() + " scores move, "
                + report.summary().verdictsMove() + " verdicts.";
    }

    private void axes() {
        for (int i = 0; i <= TICKS; i++) {
            double at = most * i / TICKS;
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(at), y(0), x(at), y(most));
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(0), y(at), x(most), y(at));
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.0f</text>", x(at), y(0) + 18, at);
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>", x(0) - 8, y(at) + 4, at);
        }
        add("<line class=\"same\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(0), y(0), x(most), y(most));
        add(
                "<text class=\"axis\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">old score, points</text>",
                x(most / 2), y(0) + 42);
        add(
                "<text class=\"axis\" transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\">new score, points</text>",
                y(most / 2));
    }

    private void passLines() {
        double now = report.passPoints().doubleValue();
        add("<line class=\"pass\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(0), y(now), x(most), y(now));
        add(
                "<text class=\"pass\" x=\"%.1f\" y=\"%.1f\">new pass line, %s</text>",
                x(0) + 6, y(now) - 6, ReportText.points(report.passPoints()));
        oldPassLines().forEach((points, rubric) -> {
            double at = points.doubleValue();
            add("<line class=\"pass\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(at), y(0), x(at), y(most));
            add(
                    "<text class=\"pass\" transform=\"translate(%.1f %.1f) rotate(-90)\">old pass line, %s</text>",
                    x(at) - 6, y(0) - 6, ReportText.points(points));
        });
    }

    private SortedMap<BigDecimal, String> oldPassLines() {
        SortedMap<BigDecimal, String> lines = new TreeMap<>();
        report.sessions().forEach(move -> lines.put(move.oldPassPoints(), move.oldRubric()));
        return lines;
    }

    private void mark(Move move) {
        Fate fate = Fate.of(move);
        add(
                "<g class=\"%s\" transform=\"translate(%.1f %.1f)\">%s<title>%s</title></g>",
                fate.cssClass(),
                x(move.old().score().doubleValue()),
                y(move.now().score().doubleValue()),
                fate.shape(),
                Html.escape(title(move)));
    }

    private static String title(Move move) {
        return move.session() + " (" + move.learner() + "): "
                + ReportText.words(move.old().verdict()) + " "
                + ReportText.points(move.old().score()) + " to "
                + ReportText.words(move.now().verdict()) + " "
                + ReportText.points(move.now().score());
    }

    private double x(double score) {
        return LEFT + SIZE * score / most;
    }

    private double y(double score) {
        return TOP + SIZE * (1 - score / most);
    }

    private void add(String format, Object... args) {
        svg.append(args.length == 0 ? format : String.format(Locale.ROOT, format, args))
                .append('\n');
    }

    /** The key to the marks. */
    static String legend() {
        StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
        for (Fate fate : List.of(Fate.values())) {
            legend.append("<li><svg class=\"key\" viewBox=\"-9 -9 18 18\" aria-hidden=\"true\"><g class=\"")
                    .append(fate.cssClass())
                    .append("\">")
                    .append(fate.shape())
                    .append("</g></svg> ")
                    .append(fate.label())
                    .append("</li>\n");
        }
        return legend.append("</ul>").toString();
    }

    /** What becomes of a verdict, told by shape as well as colour. */
    private enum Fate {
        SAME("verdict stays", "<circle r=\"3.5\"/>"),
        NOW_PASSES("now passes", "<path d=\"M0-7 6.5 5h-13z\"/>"),
        NO_LONGER_PASSES("no longer passes", "<path d=\"M0 7 6.5-5h-13z\"/>"),
        OTHER("another change of verdict", "<rect x=\"-5\" y=\"-5\" width=\"10\" height=\"10\"/>");

        private final String label;
        private final String shape;

        Fate(String label, String shape) {
            this.label = label;
            this.shape = shape;
        }

        static Fate of(Move move) {
            if (!move.flips()) {
                return SAME;
            }
            if (move.now().verdict().equals("pass")) {
                return NOW_PASSES;
            }
            return move.old().verdict().equals("pass") ? NO_LONGER_PASSES : OTHER;
        }

        String label() {
            return label;
        }

        String shape() {
            return shape;
        }

        String cssClass() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
