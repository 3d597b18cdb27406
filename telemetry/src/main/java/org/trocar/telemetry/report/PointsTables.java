package org.trocar.telemetry.report;

import java.util.List;
import org.trocar.core.grade.Explanation;
import org.trocar.core.grade.Explanation.Line;
import org.trocar.core.grade.Explanation.Part;

/** Where every point was won or lost, part by part. */
final class PointsTables {
    private static final double BAR_WIDTH = 160;

    private final SessionReport report;

    private PointsTables(SessionReport report) {
        this.report = report;
    }

    static String of(SessionReport report) {
        PointsTables tables = new PointsTables(report);
        StringBuilder html = new StringBuilder();
        for (Part part : Part.values()) {
            List<Line> lines = report.explanation().lines().stream()
                    .filter(line -> line.part() == part)
                    .toList();
            if (!lines.isEmpty()) {
                html.append(tables.table(part, lines));
            }
        }
        return html.toString();
    }

    private String table(Part part, List<Line> lines) {
        return switch (part) {
            case SCORE -> points("The score, point by point", lines, part);
            case TECHNIQUE -> points("The technique score, point by point", lines, part);
            case PASS -> words("What a pass needs", lines);
            case ERRORS -> words("Errors, of how often each could have been made", lines);
            case STEPS -> words("Transfers not done in an allowed order", lines);
        };
    }

    private String points(String caption, List<Line> lines, Part part) {
        Explanation explanation = report.explanation();
        double most = lines.stream()
                .mapToDouble(line -> Math.max(Math.abs(line.points()), line.of()))
                .max()
                .orElse(1);
        Table table = new Table(caption, "points", List.of("criterion", "points#", "of#", "", "why", "when"));
        table.body();
        for (Line line : lines) {
            table.row(name(line));
            table.number(part == Part.SCORE ? Units.signed(line.points()) : Units.points(line.points()));
            table.number(line.of() > 0 ? Units.points(line.of()) : "");
            table.elements(bar(line, most)).cell(line.reason()).cell(when(line)).end();
        }
        table.row("Together")
                .number(Units.points(explanation.points(part)))
                .number("")
                .cell("")
                .cell("");
        return table.cell("").end().endBody().done();
    }

    /** Won, lost, and what could have been won. */
    private static String bar(Line line, double most) {
        Svg svg = Svg.sign("pointbar", BAR_WIDTH, 12);
        double scale = (BAR_WIDTH - 2) / (most <= 0 ? 1 : most);
        if (line.of() > 0) {
            svg.rect(1, 1, Math.max(1, line.of() * scale), 10, "possible");
        }
        double length = Math.abs(line.points()) * scale;
        if (length > 0) {
            svg.rect(1, 1, Math.max(1, length), 10, line.points() > 0 ? "won" : "lost");
        }
        return svg.done();
    }

    private String words(String caption, List<Line> lines) {
        Table table = new Table(caption, "words", List.of("criterion", "what", "when"));
        table.body();
        lines.forEach(line ->
                table.row(name(line)).cell(line.reason()).cell(when(line)).end());
        return table.endBody().done();
    }

    private static String name(Line line) {
        String hand = line.hand()
                .filter(it -> line.part() == Part.SCORE || line.part() == Part.STEPS)
                .map(it -> ", " + Units.name(it) + " hand")
                .orElse("");
        return Units.sentence(Units.words(line.criterion())) + hand;
    }

    private String when(Line line) {
        String from = Units.time(report.story().seconds(line.fromTick()));
        boolean moment = line.fromTick() == line.toTick();
        return moment ? from : from + " to " + Units.time(report.story().seconds(line.toTick()));
    }
}
