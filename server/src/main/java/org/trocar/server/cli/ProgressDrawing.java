package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trocar.core.progress.CompetenceChart;
import org.trocar.core.progress.CompetenceChart.Phase;
import org.trocar.core.progress.CompetenceChart.Point;
import org.trocar.core.progress.CompetenceChart.Signal;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.progress.Progress;

/** Progress in a terminal of 80 columns: scores above, the evidence below, a column for each of the latest attempts. */
final class ProgressDrawing {
    private static final int MOST_COLUMNS = 64;
    private static final int SCORE_ROWS = 8;
    private static final int EVIDENCE_ROWS = 5;

    private final Progress progress;
    private final int from;
    private final int to;
    private final List<String> lines = new ArrayList<>();

    private ProgressDrawing(Progress progress) {
        this.progress = progress;
        to = progress.series().size();
        from = Math.max(0, to - MOST_COLUMNS);
    }

    /** None where there is nothing to draw. */
    static List<String> of(Progress progress) {
        return progress.series().isEmpty() ? List.of() : new ProgressDrawing(progress).draw();
    }

    private List<String> draw() {
        drawScores();
        drawEvidence();
        return lines;
    }

    private void drawScores() {
        double most = 1;
        for (LoggedAttempt attempt : progress.series()) {
            most = Math.max(most, attempt.score().orElse(0));
        }
        lines.add("points          o passed   x failed");
        for (int row = SCORE_ROWS; row >= 0; row--) {
            StringBuilder line = new StringBuilder();
            for (int i = from; i < to; i++) {
                LoggedAttempt attempt = progress.series().get(i);
                boolean here = Math.round(SCORE_ROWS * attempt.score().orElse(0) / most) == row;
                line.append(here ? attempt.success() ? 'o' : 'x' : ' ');
            }
            String label = row == SCORE_ROWS ? String.format(Locale.ROOT, "%.0f", most) : row == 0 ? "0" : "";
            add(label, line);
        }
        addAxis();
    }

    private void add(String label, CharSequence line) {
        lines.add((String.format(Locale.ROOT, "%8s |", label) + line).stripTrailing());
    }

    private void addAxis() {
        lines.add(" ".repeat(9) + "+" + "-".repeat(to - from));
        String first = Integer.toString(from + 1);
        String last = Integer.toString(to);
        int gap = to - from - first.length() - last.length();
        lines.add(" ".repeat(10) + (gap > 0 ? first + " ".repeat(gap) + last : first) + "  attempt");
    }

    private void drawEvidence() {
        lines.add("");
        lines.add("of the limit    # evidence of competence   ~ once shown, of a relapse");
        for (int row = EVIDENCE_ROWS; row >= 1; row--) {
            StringBuilder line = new StringBuilder();
            for (int i = from; i < to; i++) {
                Point point = progress.chart().points().get(i);
                boolean reached = EVIDENCE_ROWS * share(point) > row - 1 + 1e-9;
                line.append(reached ? point.phase() == Phase.LEARNING ? '#' : '~' : ' ');
            }
            add(row == EVIDENCE_ROWS ? "100 %" : "", line);
        }
        lines.add(" ".repeat(9) + "+" + "-".repeat(to - from));
        addSignals();
    }

    private double share(Point point) {
        CompetenceChart chart = progress.chart();
        return point.phase() == Phase.LEARNING
                ? chart.learning().share(point.sum())
                : Math.max(0, point.sum() / chart.watch().upperLimit());
    }

    private void addSignals() {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        for (int i = from; i < to; i++) {
            Signal signal = progress.chart().points().get(i).signal();
            any |= signal != Signal.NONE;
            line.append(signal == Signal.COMPETENCE ? 'C' : signal == Signal.RELAPSE ? 'R' : ' ');
        }
        if (any) {
            lines.add((" ".repeat(10) + line).stripTrailing() + "  C shown, R lost");
        }
    }
}
