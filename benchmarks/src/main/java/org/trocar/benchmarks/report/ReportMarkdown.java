package org.trocar.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A report for people, as Markdown: the targets first, then every figure. */
public final class ReportMarkdown {
    private ReportMarkdown() {}

    public static String write(Report report) {
        StringBuilder out = new StringBuilder();
        heading(report, out);
        out.append("\n## Targets\n\n").append(targets(report));
        out.append(
                        "\n## Figures\n\nMedians, with the lowest and highest round behind them. A ratio is ours divided by what was measured beside it in")
                .append(" the same run.\n\n")
                .append(figures(report));
        list("Checked before it was timed", report.answers(), out);
        list("Remarks", report.remarks(), out);
        return out.toString();
    }

    private static void heading(Report report, StringBuilder out) {
        Machine machine = report.machine();
        out.append("# ")
                .append(report.kind())
                .append(" run, ")
                .append(report.made())
                .append("\n\n| | |\n|---|---|\n");
        row(out, "processor", machine.cpu() + ", " + machine.cores() + " cores");
        row(out, "memory", Numbers.of(machine.memoryGigabytes()) + " GB");
        row(out, "system", machine.system());
        row(out, "JDK", machine.jdk());
        row(out, "collector", machine.gc());
        row(out, "flags", machine.flags());
        row(out, "commit", machine.commit());
        row(
                out,
                "load average",
                Numbers.of(report.loadBefore()) + " before, " + Numbers.of(report.loadAfter())
                        + " after, our own work included");
    }

    /** The table of targets alone. */
    public static String targets(Report report) {
        StringBuilder out = new StringBuilder("| what | target | reached | |\n|---|---|---|---|\n");
        for (Target target : Targets.ALL) {
            Optional<Figure> figure = report.figure(target.figure());
            OptionalDouble reached = target.reached(figure);
            row(
                    out,
                    target.what(),
                    limit(target),
                    reached.isPresent() ? Numbers.of(reached.getAsDouble()) + times(target) : "",
                    words(target.outcome(figure)));
        }
        return out.toString();
    }

    /** The table of figures alone. */
    public static String figures(Report report) {
        StringBuilder out = new StringBuilder(
                "| figure | what | ours | rounds | beside it | its value | ratio |\n|---|---|---|---|---|---|---|\n");
        for (Figure figure : report.figures()) {
            OptionalDouble ratio = figure.ratio();
            row(
                    out,
                    "`" + figure.name() + "`",
                    figure.what(),
                    Numbers.of(figure.ours().median()) + " " + figure.unit(),
                    range(figure.ours()),
                    figure.beside().map(Beside::what).orElse(""),
                    figure.beside()
                            .map(beside -> Numbers.of(beside.series().median()) + " " + figure.unit())
                            .orElse(""),
                    ratio.isPresent() ? Numbers.of(ratio.getAsDouble()) + " ×" : "");
        }
        return out.toString();
    }

    private static String range(Series series) {
        return series.rounds().size() == 1 ? "" : Numbers.of(series.lowest()) + "–" + Numbers.of(series.highest());
    }

    private static String limit(Target target) {
        return (target.bound() == Target.Bound.AT_MOST ? "≤ " : "≥ ") + Numbers.of(target.limit()) + times(target);
    }

    private static String times(Target target) {
        return target.of() == Target.Of.RATIO ? " ×" : "";
    }

    private static String words(Target.Outcome outcome) {
        return outcome == Target.Outcome.MISSED
                ? "**missed**"
                : outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void list(String title, List<String> items, StringBuilder out) {
        if (!items.isEmpty()) {
            out.append("\n## ").append(title).append("\n\n");
            items.forEach(item -> out.append("- ").append(item).append('\n'));
        }
    }

    static void row(StringBuilder out, String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
