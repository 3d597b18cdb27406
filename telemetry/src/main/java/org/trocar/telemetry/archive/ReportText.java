package org.trocar.telemetry.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as plain text. */
public final class ReportText {
    /** More are a table's matter. */
    private static final int MOST_SCORE_MOVES = 20;

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    private ReportText(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new ReportText(report).write();
    }

    private String write() {
        line(
                "Rubric %s (%s), engine %d, %s; %s",
                report.rubricName(),
                report.rubricSha256().substring(0, 12),
                report.engine(),
                report.speed(),
                report.filter());
        report.warnings().forEach(warning -> line("  note: %s", warning));
        figures();
        flips();
        scoreMoves();
        agreement();
        disagreements();
        report.leftOut()
                .forEach(out -> line(
                        "left out: %s, %s: %s",
                        out.session(), words(out.reason().name()), out.why()));
        line("Nothing has taken effect. \"trocar adopt\" would make these grades count.");
        return text.toString();
    }

    private void figures() {
        Summary summary = report.summary();
        line(
                "%s: %s, %s, %s",
                count(summary.sessions(), "session", "sessions"),
                count(summary.scoresMove(), "score moves", "scores move"),
                count(summary.verdictsMove(), "verdict moves", "verdicts move"),
                count(summary.confidenceMoves(), "changes in confidence", "change in confidence"));
        Summary.Differences points = summary.differences();
        if (points != null) {
            line(
                    "  new score less old: least %s, quartiles %s, %s, %s, most %s; mean %s",
                    signed(points.least()),
                    signed(points.lowerQuartile()),
                    signed(points.median()),
                    signed(points.upperQuartile()),
                    signed(points.most()),
                    signed(points.mean()));
        }
        tally("verdicts", summary.flips());
        tally("by criterion", summary.criteria());
    }

    private void tally(String what, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            line("  %s:", what);
            counts.forEach((word, count) -> line("    %6d  %s", count, words(word)));
        }
    }

    private void flips() {
        for (Move move : report.flips()) {
            line(
                    "%s  %s  %s %s -> %s %s  by %s%s",
                    move.session(),
                    move.learner(),
                    words(move.old().verdict()),
                    points(move.old().score()),
                    words(move.now().verdict()),
                    points(move.now().score()),
                    words(String.join(", ", move.decisive())),
                    move.counts() ? "" : "  (void)");
            line("    %s", move.now().reason());
        }
    }

    private void scoreMoves() {
        List<Move> moves = report.scoreMovesAlone();
        if (!moves.isEmpty()) {
            line("scores that move while the verdict stays, largest first:");
            moves.stream().limit(MOST_SCORE_MOVES).forEach(this::scoreMove);
        }
        if (moves.size() > MOST_SCORE_MOVES) {
            line("  and %,d more, in report.html and report.json", moves.size() - MOST_SCORE_MOVES);
        }
    }

    private void scoreMove(Move move) {
        line(
                "  %s  %s  %s  %s -> %s%s%s",
                move.session(),
                move.learner(),
                words(move.now().verdict()),
                points(move.old().score()),
                points(move.now().score()),
                move.scored() ? "  (" + signed(move.difference()) + ")" : "",
                move.counts() ? "" : "  (void)");
    }

    private void agreement() {
        if (report.compared()) {
            line("%s", agreement(report));
        }
    }

    /** What came of recomputing every session in full. */
    static String agreement(Report report) {
        int all = report.sessions().size();
        long agreed = report.agreed();
        return agreed == all
                ? "quick and full agree on all " + all
                : "quick and full agree on " + agreed + " of " + all;
    }

    private void disagreements() {
        report.sessions().stream()
                .filter(move -> move.disagreement() != null)
                .forEach(move -> line("DISAGREEMENT: %s: %s", move.session(), move.disagreement()));
    }

    static String count(int count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    private void line(String format, Object... args) {
        text.append(String.format(Locale.ROOT, format, args)).append('\n');
    }

    /** As people write it: {@code gate: drop in view}. */
    static String words(String key) {
        return key.toLowerCase(Locale.ROOT).replace(":", ": ").replace('_', ' ');
    }

    static String points(BigDecimal score) {
        return score == null ? "-" : score.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String signed(BigDecimal difference) {
        return (difference.signum() > 0 ? "+" : "") + points(difference);
    }
}
