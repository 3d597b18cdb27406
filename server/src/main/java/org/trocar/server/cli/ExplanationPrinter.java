package org.trocar.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trocar.core.grade.Explanation;

/** Shows people where a grade's points come from, and gives that as JSON. */
final class ExplanationPrinter {
    private final Output output;

    ExplanationPrinter(Output output) {
        this.output = output;
    }

    void print(Explanation explanation) {
        for (Explanation.Part part : Explanation.Part.values()) {
            List<Explanation.Line> lines = explanation.lines().stream()
                    .filter(line -> line.part() == part)
                    .toList();
            if (!lines.isEmpty()) {
                output.line("%s", title(part));
                lines.forEach(this::print);
            }
        }
    }

    private static String title(Explanation.Part part) {
        return switch (part) {
            case SCORE -> "The score, point by point:";
            case TECHNIQUE -> "The technique score, point by point:";
            case PASS -> "What a pass needs:";
            case ERRORS -> "Errors, of how often each could have been made:";
            case STEPS -> "Transfers not done in an allowed order:";
        };
    }

    private void print(Explanation.Line line) {
        boolean points = line.part() == Explanation.Part.SCORE || line.part() == Explanation.Part.TECHNIQUE;
        output.line(
                "  %s%-26s ticks %,d to %,d%s: %s",
                points ? points(line) : "",
                line.criterion(),
                line.fromTick(),
                line.toTick(),
                line.hand().map(hand -> ", " + Text.of(hand) + " hand").orElse(""),
                line.reason());
    }

    private static String points(Explanation.Line line) {
        String of = line.of() > 0 ? String.format(Locale.ROOT, "of %.1f", line.of()) : "";
        return String.format(Locale.ROOT, "%+7.1f %-9s", line.points(), of);
    }

    static List<Map<String, Object>> json(Explanation explanation) {
        return explanation.lines().stream().map(ExplanationPrinter::json).toList();
    }

    private static Map<String, Object> json(Explanation.Line line) {
        return Json.object(
                "part", Text.of(line.part()),
                "criterion", line.criterion(),
                "points", Json.number(line.points()),
                "of", Json.number(line.of()),
                "from_tick", line.fromTick(),
                "to_tick", line.toTick(),
                "hand", line.hand().map(Text::of).orElse(null),
                "reason", line.reason());
    }
}
