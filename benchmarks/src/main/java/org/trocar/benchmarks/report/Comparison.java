package org.trocar.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two reports figure by figure: what changed by more than the rounds of either differ among themselves. */
public record Comparison(Report before, Report after, List<Row> rows) {

    /**
     * @param change the later median divided by the earlier one, minus 1; empty when the earlier is 0
     * @param beyondSpread whether no round of the one lies within the other's
     */
    public record Row(Figure before, Figure after, OptionalDouble change, boolean beyondSpread) {}

    public Comparison {
        rows = List.copyOf(rows);
    }

    public static Comparison of(Report before, Report after) {
        List<Row> rows = new ArrayList<>();
        for (Figure figure : after.figures()) {
            before.figure(figure.name()).ifPresent(earlier -> rows.add(row(earlier, figure)));
        }
        return new Comparison(before, after, rows);
    }

    private static Row row(Figure before, Figure after) {
        double earlier = before.ours().median();
        OptionalDouble change = earlier == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(after.ours().median() / earlier - 1);
        return new Row(before, after, change, !before.ours().overlaps(after.ours()));
    }

    /** Why the two should not be compared without a thought; empty when they were made alike. */
    public Optional<String> caveat() {
        List<String> differences = new ArrayList<>();
        note(differences, "machine", before.machine().slug(), after.machine().slug());
        note(differences, "JDK", before.machine().jdk(), after.machine().jdk());
        note(differences, "flags", before.machine().flags(), after.machine().flags());
        note(differences, "kind of run", before.kind(), after.kind());
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static void note(List<String> differences, String what, String before, String after) {
        if (!before.equals(after)) {
            differences.add("another " + what + " (" + before + ", then " + after + ")");
        }
    }

    /** For people. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        caveat().ifPresent(
                        caveat -> out.append("Not made alike: ").append(caveat).append(".\n\n"));
        out.append(
                "| figure | before | after | change | ratio before | ratio after | |\n|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            ReportMarkdown.row(
                    out,
                    "`" + row.after().name() + "`",
                    Numbers.of(row.before().ours().median()) + " "
                            + row.before().unit(),
                    Numbers.of(row.after().ours().median()) + " " + row.after().unit(),
                    row.change().isPresent() ? percent(row.change().getAsDouble()) : "",
                    ratio(row.before()),
                    ratio(row.after()),
                    row.beyondSpread() ? "changed" : "within the rounds' spread");
        }
        return out.toString();
    }

    private static String percent(double change) {
        return String.format(java.util.Locale.ROOT, "%+.1f %%", 100 * change);
    }

    private static String ratio(Figure figure) {
        return figure.ratio().isPresent() ? Numbers.of(figure.ratio().getAsDouble()) + " ×" : "";
    }
}
