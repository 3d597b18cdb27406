package org.trocar.telemetry.archive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scenario.Rubric;
import org.trocar.telemetry.grade.RubricDocument;

/** A report as one page that needs nothing else: no script, no font, no image from anywhere. It can be printed. */
public final class ReportHtml {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto;
                   padding: 0 1rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
            .lead { font-size: 1.1rem; } .warning { border-left: 4px solid #b35900; padding: .2rem .8rem; background: #fff6ea; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .6rem 0 1rem; }
            caption { text-align: left; font-weight: 600; padding: .3rem 0; }
            th, td { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid #ddd; vertical-align: top; }
            thead th { border-bottom: 2px solid #888; }
            td:nth-child(2), td:nth-child(3), thead th { white-space: nowrap; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            code { font: .85em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
            .figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; padding: 0; list-style: none; }
            .figures b { display: block; font-size: 1.7rem; line-height: 1.2; }
            figure { margin: 1rem 0; } figure > svg { width: 100%; max-width: 40rem; height: auto; }
            svg text { font: 13px system-ui, sans-serif; fill: #333; } svg text.axis { font-weight: 600; }
            svg .grid { stroke: #e4e4e4; } svg .same { stroke: #999; }
            svg line.pass { stroke: #333; stroke-dasharray: 6 4; } svg text.pass { font-size: 12px; }
            .same circle { fill: #8a8a8a; fill-opacity: .55; }
            .now-passes path { fill: #1769aa; stroke: #fff; } .no-longer-passes path { fill: #c2410c; stroke: #fff; }
            .other rect { fill: #6b21a8; stroke: #fff; }
            .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; padding: 0; list-style: none; font-size: .9rem; }
            .key { width: 1.1rem; height: 1.1rem; vertical-align: -.2rem; }
            .bar { display: block; height: .8rem; background: #5b7c99; min-width: 1px; }
            @media print { body { margin: 0; max-width: none; font-size: 11pt; } tr, figure { break-inside: avoid; }
                thead { display: table-header-group; } .bar, svg * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
            """;

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    private ReportHtml(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new ReportHtml(report).write();
    }

    private String write() {
        String title = "What " + Html.escape(report.rubricName()) + " would move";
        add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>" + title
                + "</h1>");
        lead();
        figures();
        chart();
        criteria();
        flips();
        confidence();
        disagreements();
        leftOut();
        rubric();
        sessions();
        add("</main>\n</body>\n</html>");
        return html.toString();
    }

    private void lead() {
        add(
                "<p class=\"lead\">Nothing has taken effect. These are the grades that recorded sessions would have by this rubric."
                        + " Scores are training feedback, not a certificate of competence.</p>");
        add("<p>" + Html.escape(report.filter()) + "; engine " + report.engine() + "; "
                + (report.speed().equals(Speed.VERIFIED.key())
                        ? "every session was recomputed in full and compared with what its records say."
                        : "made from the sessions' records, without recomputing them.")
                + " Rubric <code>" + report.rubricSha256() + "</code>.</p>");
        report.warnings().forEach(warning -> add("<p class=\"warning\">Note: " + Html.escape(warning) + ".</p>"));
    }

    private void figures() {
        Summary summary = report.summary();
        add("<ul class=\"figures\">");
        figure(summary.sessions(), "session", "sessions");
        figure(summary.scoresMove(), "score moves", "scores move");
        figure(summary.verdictsMove(), "verdict moves", "verdicts move");
        figure(summary.confidenceMoves(), "changes in confidence", "change in confidence");
        figure(report.leftOut().size(), "left out", "left out");
        add("</ul>");
        if (report.compared()) {
            add("<p>" + ReportText.agreement(report) + ".</p>");
        }
        differences(summary.differences());
    }

    private void figure(int count, String one, String many) {
        add(String.format(Locale.ROOT, "<li><b>%,d</b>%s</li>", count, count == 1 ? one : many));
    }

    private void differences(Summary.Differences points) {
        if (points != null) {
            table(
                    "New score less old score, points",
                    List.of("least", "lower quartile", "median", "upper quartile", "most", "mean"));
            row(
                    ReportText.signed(points.least()),
                    ReportText.signed(points.lowerQuartile()),
                    ReportText.signed(points.median()),
                    ReportText.signed(points.upperQuartile()),
                    ReportText.signed(points.most()),
                    ReportText.signed(points.mean()));
            endTable();
        }
    }

    private void chart() {
        add("<h2>Old and new scores</h2>\n<figure>");
        add(ScoreChart.of(report));
        add("<figcaption>" + ScoreChart.legend());
        int without =
                (int) report.sessions().stream().filter(move -> !move.scored()).count();
        if (without > 0) {
            add(ReportText.count(without, "session has", "sessions have")
                    + " no score before or after, so that the tables alone show them.");
        }
        add("</figcaption>\n</figure>");
    }

    private void criteria() {
        if (report.summary().verdictsMove() > 0) {
            add("<h2>What moves verdicts</h2>");
            bars("From which verdict to which", "change", report.summary().flips());
            bars(
                    "By which criterion; a verdict that several move is counted under each",
                    "criterion",
                    report.summary().criteria());
        }
    }

    private void bars(String caption, String what, Map<String, Integer> counts) {
        int most = counts.values().stream().max(Integer::compare).orElse(1);
        table(caption, List.of(what, "sessions", ""));
        counts.forEach((word, count) -> add(String.format(
                Locale.ROOT,
                "<tr><th scope=\"row\">%s</th><td class=\"n\">%,d</td><td style=\"width:55%%\"><span class=\"bar\""
                        + " style=\"width:%.1f%%\"></span></td></tr>",
                Html.escape(ReportText.words(word)),
                count,
                100.0 * count / most)));
        endTable();
    }

    private void flips() {
        add("<h2>Whose verdict moves</h2>");
        if (report.flips().isEmpty()) {
            add("<p>Nobody's.</p>");
            return;
        }
        table("Sessions whose verdict moves", List.of("session", "learner", "opened", "old", "new", "by", "why now"));
        report.flips()
                .forEach(move -> row(
                        session(move),
                        move.learner(),
                        move.opened(),
                        side(move.old()),
                        side(move.now()),
                        ReportText.words(String.join(", ", move.decisive())),
                        move.now().reason()));
        endTable();
    }

    private static String session(Move move) {
        return move.session() + (move.counts() ? "" : " (void)") + (move.label().isEmpty() ? "" : ", " + move.label());
    }

    private static String side(Move.Side side) {
        return ReportText.words(side.verdict()) + ", " + ReportText.points(side.score());
    }

    private void confidence() {
        List<Move> moves =
                report.sessions().stream().filter(Move::confidenceFlips).toList();
        if (!moves.isEmpty()) {
            add("<h2>Whose score changes in confidence</h2>");
            table("By the least coverage", List.of("session", "learner", "now"));
            moves.forEach(move -> row(
                    session(move),
                    move.learner(),
                    move.now().lowConfidence() ? "low confidence" : "no longer low confidence"));
            endTable();
        }
    }

    private void disagreements() {
        List<Move> moves = report.sessions().stream()
                .filter(move -> move.disagreement() != null)
                .toList();
        if (!moves.isEmpty()) {
            add("<h2>Quick and full re-grading disagree</h2>");
            table("The full result is the one shown in this report", List.of("session", "how"));
            moves.forEach(move -> row(session(move), move.disagreement()));
            endTable();
        }
    }

    private void leftOut() {
        if (!report.leftOut().isEmpty()) {
            add("<h2>Left out</h2>");
            table("Sessions that were not re-graded", List.of("session", "because", "why"));
            report.leftOut()
                    .forEach(out ->
                            row(out.session(), ReportText.words(out.reason().name()), out.why()));
            endTable();
        }
    }

    private void rubric() {
        add("<h2>The rubric</h2>");
        try {
            Rubric rubric = RubricDocument.ofCanonical(report.rubric()).rubric();
            table(report.rubricName(), List.of("what", "value"));
            row("cutoff", seconds(rubric.cutoffSeconds()));
            row("an error costs", seconds(rubric.secondsPerError()) + " (" + rubric.secondsPerErrorSource() + ")");
            row("proficiency", seconds(rubric.proficiencySeconds()) + " (" + rubric.proficiencySource() + ")");
            row("passes with", ReportText.points(report.passPoints()) + " points");
            row("errors that cost", kinds(rubric.penalised()));
            row("errors that fail the run", kinds(rubric.gates()));
            row("least coverage", String.format(Locale.ROOT, "%.1f %%", 100 * rubric.minCoverage()));
            endTable();
            criteria(rubric);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a report's rubric is canonical", e);
        }
    }

    private void criteria(Rubric rubric) {
        if (rubric.criteria().isEmpty()) {
            return;
        }
        String from = rubric.standard()
                .map(standard ->
                        "levels of " + standard.derived() + " from " + standard.runs() + " runs of local experts")
                .orElse("all levels are provisional");
        table("Criteria; " + from, List.of("metric", "levels", "weight", "needed for a pass", "evidence"));
        for (CriterionRule rule : rubric.criteria()) {
            row(
                    ReportText.words(rule.metric()),
                    levels(rule),
                    plain(rule.weight()),
                    rule.required().orElse(""),
                    rule.evidence()
                            .map(it -> "n = " + it.n() + ", " + it.effect() + " (" + it.source() + ")")
                            .orElse("none: research"));
        }
        endTable();
    }

    /** {@code at most 4 (competent), 2.5 (proficient)}, in the metric's SI unit. */
    private static String levels(CriterionRule rule) {
        return rule.better().bound() + " "
                + rule.levels().stream()
                        .map(level -> plain(level.threshold()) + " (" + level.name() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** As it stood in the file. */
    private static String plain(double value) {
        return new BigDecimal(value)
                .round(MathContext.DECIMAL32)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String seconds(double seconds) {
        return Move.number(seconds).toPlainString() + " s";
    }

    private static String kinds(List<ErrorKind> kinds) {
        return kinds.isEmpty()
                ? "none"
                : String.join("; ", kinds.stream().map(ErrorKind::description).toList());
    }

    private void sessions() {
        add("<h2>All sessions</h2>");
        table(
                "By id, which is in the order of opening",
                List.of("session", "learner", "mode", "old", "new", "difference", "note"));
        report.sessions()
                .forEach(move -> row(
                        session(move),
                        move.learner(),
                        move.mode(),
                        side(move.old()),
                        side(move.now()),
                        move.scored() ? ReportText.signed(move.difference()) : "",
                        move.note() == null ? "" : move.note()));
        endTable();
    }

    private void table(String caption, List<String> heads) {
        add("<table>\n<caption>" + Html.escape(caption) + "</caption>\n<thead><tr>");
        heads.forEach(head -> add("<th scope=\"col\">" + Html.escape(head) + "</th>"));
        add("</tr></thead>\n<tbody>");
    }

    private void row(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(Html.escape(cell)).append("</td>");
        }
        add("</tr>");
    }

    private void endTable() {
        add("</tbody>\n</table>");
    }

    private void add(String line) {
        html.append(line).append('\n');
    }
}
