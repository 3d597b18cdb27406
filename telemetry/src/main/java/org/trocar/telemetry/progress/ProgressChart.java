package org.trocar.telemetry.progress;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.trocar.core.progress.CompetenceChart;
import org.trocar.core.progress.CompetenceChart.Phase;
import org.trocar.core.progress.CompetenceChart.Point;
import org.trocar.core.progress.CompetenceChart.Signal;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.progress.Progress;
import org.trocar.core.progress.ProgressWords;

/**
 * A learner's progress as a drawing that can be put into any page: scores with their learning curve above, evidence of competence below. It
 * takes its colours from the page: all is drawn in {@code currentColor} but passes, curve and evidence, which take the CSS variable
 * {@code --trocar-accent} where the page has one. Nothing is told by colour alone. A screen reader is told the words of
 * {@link ProgressWords}.
 */
public final class ProgressChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int RIGHT = 624;
    private static final int SCORES_TOP = 32;
    private static final int SCORES_BOTTOM = 200;
    private static final int EVIDENCE_TOP = 256;
    private static final int EVIDENCE_BOTTOM = 364;
    private static final String ACCENT = "var(--trocar-accent, currentColor)";

    private final Progress progress;
    private final StringBuilder svg = new StringBuilder();

    private ProgressChart(Progress progress) {
        this.progress = progress;
    }

    /** One {@code svg} element that needs nothing else: no style sheet, no script, no other file. */
    public static String svg(Progress progress) {
        return new ProgressChart(progress).draw();
    }

    private String draw() {
        String id = "progress-" + progress.task().replaceAll("[^A-Za-z0-9-]", "-");
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title\" aria-describedby=\"%s-desc\""
                        + " style=\"max-width:100%%;height:auto;color:inherit\" font-family=\"system-ui, sans-serif\" font-size=\"13\""
                        + " fill=\"currentColor\">",
                WIDTH, HEIGHT, id, id);
        add("<title id=\"%s-title\">Progress at %s</title>", id, escaped(progress.task()));
        add("<desc id=\"%s-desc\">%s</desc>", id, escaped(String.join(" ", ProgressWords.of(progress))));
        if (progress.series().isEmpty()) {
            text(
                    LEFT,
                    SCORES_TOP + 24,
                    "start",
                    "no attempt counts yet: passes and failures of unguided assessments do");
        } else {
            drawScores();
            drawEvidence();
        }
        return svg.append("</svg>").toString();
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text));
    }

    private void line(double x1, double y1, double x2, double y2, String style) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"currentColor\" %s/>",
                x1, y1, x2, y2, style);
    }

    /** Of an attempt, counted from 1. */
    private double x(int attempt) {
        int count = progress.series().size();
        return count == 1 ? (LEFT + RIGHT) / 2.0 : LEFT + 12 + (RIGHT - LEFT - 24.0) * (attempt - 1) / (count - 1);
    }

    private void frame(int top, int bottom, String title, String high, String low) {
        text(LEFT, top - 12, "start", title);
        line(LEFT, top, LEFT, bottom, "stroke-opacity=\"0.6\"");
        line(LEFT, bottom, RIGHT, bottom, "stroke-opacity=\"0.6\"");
        text(LEFT - 6, top + 5, "end", high);
        text(LEFT - 6, bottom + 4, "end", low);
    }

    private void drawScores() {
        double most = 1;
        for (LoggedAttempt attempt : progress.series()) {
            most = Math.max(most, attempt.score().orElse(0));
        }
        OptionalDouble plateau = progress.curve().plateau();
        most = Math.max(most, plateau.orElse(0));
        frame(
                SCORES_TOP,
                SCORES_BOTTOM,
                "points (filled: passed, hollow: failed)",
                String.format(Locale.ROOT, "%.0f", most),
                "0");
        drawCurve(most);
        for (int i = 0; i < progress.series().size(); i++) {
            drawScore(i + 1, progress.series().get(i), most);
        }
    }

    private static double scoreY(double points, double most) {
        return SCORES_BOTTOM - (SCORES_BOTTOM - SCORES_TOP) * Math.max(0, points) / most;
    }

    private void drawScore(int number, LoggedAttempt attempt, double most) {
        String fill = attempt.success() ? ACCENT : "none";
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"><title>attempt %d: %s, %.1f"
                        + " points</title></circle>",
                x(number),
                scoreY(attempt.score().orElse(0), most),
                fill,
                attempt.success() ? ACCENT : "currentColor",
                number,
                attempt.success() ? "passed" : "failed",
                attempt.score().orElse(0));
    }

    private void drawCurve(double most) {
        if (progress.curve().plateau().isEmpty()) {
            return;
        }
        double plateau = progress.curve().plateau().getAsDouble();
        line(LEFT, scoreY(plateau, most), RIGHT, scoreY(plateau, most), "stroke-dasharray=\"2 4\"");
        String labels = String.format(Locale.ROOT, "dashed: learning curve; dotted: plateau %.0f", plateau);
        text(RIGHT, SCORES_TOP - 12, "end", labels);
        StringBuilder points = new StringBuilder();
        for (int attempt = 1; attempt <= progress.series().size(); attempt++) {
            point(points, x(attempt), scoreY(progress.curve().at(attempt), most));
        }
        polyline(points, "stroke-dasharray=\"6 3\"");
    }

    private static void point(StringBuilder points, double x, double y) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }

    private void polyline(StringBuilder points, String style) {
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" %s/>",
                points.toString().strip(), ACCENT, style);
    }

    private void drawEvidence() {
        frame(
                EVIDENCE_TOP,
                EVIDENCE_BOTTOM,
                "solid: evidence of competence; dashed, once it is shown: evidence of a relapse",
                "limit",
                "0");
        line(LEFT, EVIDENCE_TOP, RIGHT, EVIDENCE_TOP, "stroke-dasharray=\"2 4\"");
        List<Point> points = progress.chart().points();
        for (int from = 0; from < points.size(); ) {
            from = drawPhase(points, from);
        }
        int last = points.size();
        text(x(1), EVIDENCE_BOTTOM + 18, "middle", "1");
        if (last > 1) {
            text(x(last), EVIDENCE_BOTTOM + 18, "middle", Integer.toString(last));
        }
        text((LEFT + RIGHT) / 2.0, EVIDENCE_BOTTOM + 18, "middle", "attempt");
    }

    /** One line for each stretch in which the same sum is kept. */
    private int drawPhase(List<Point> points, int from) {
        Phase phase = points.get(from).phase();
        StringBuilder line = new StringBuilder();
        int at = from;
        boolean ended = false;
        for (; at < points.size() && !ended; at++) {
            point(line, x(at + 1), evidenceY(points.get(at)));
            ended = points.get(at).signal() != Signal.NONE;
        }
        polyline(line, phase == Phase.WATCHED ? "stroke-dasharray=\"3 3\"" : "");
        if (ended) {
            mark(at, points.get(at - 1).signal());
        }
        return at;
    }

    private double evidenceY(Point point) {
        CompetenceChart chart = progress.chart();
        double limit = point.phase() == Phase.WATCHED
                ? chart.watch().upperLimit()
                : chart.learning().limit();
        double share = Math.min(1, Math.max(0, point.sum() / limit));
        return EVIDENCE_BOTTOM - (EVIDENCE_BOTTOM - EVIDENCE_TOP) * share;
    }

    private void mark(int attempt, Signal signal) {
        line(x(attempt), EVIDENCE_TOP - 4, x(attempt), EVIDENCE_BOTTOM, "stroke-opacity=\"0.4\"");
        String text = signal == Signal.COMPETENCE ? "competence shown" : "relapse";
        boolean left = x(attempt) > LEFT + 120;
        text(x(attempt) + (left ? -6 : 6), EVIDENCE_BOTTOM - 8, left ? "end" : "start", text);
    }
}
