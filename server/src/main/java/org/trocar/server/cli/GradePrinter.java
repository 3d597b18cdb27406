package org.trocar.server.cli;

import java.util.Locale;
import java.util.Map;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Judgement;
import org.trocar.core.grade.LargeNumber;
import org.trocar.core.grade.Technique;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scoring.Metric;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.grade.GradeDocument;

/** Shows a grade to people, and gives its JSON object. */
final class GradePrinter {
    private final Output output;

    GradePrinter(Output output) {
        this.output = output;
    }

    void print(GradeDocument document) {
        Grade grade = document.grade();
        output.line("%s", headline(grade));
        for (String reason : grade.reasons()) {
            output.line("  %s", reason);
        }
        grade.technique().ifPresent(this::print);
        grade.judgements().forEach(this::print);
        for (Grade.Value value : grade.values()) {
            print(value);
        }
        for (int i = 0; i < grade.errors().size(); i++) {
            print(i + 1, grade.errors().get(i));
        }
        output.line("  grade hash %s", document.gradeHash());
    }

    /** One line: what it comes to. */
    static String headline(Grade grade) {
        String verdict = grade.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        if (grade.verdict() == Verdict.NOT_GRADABLE) {
            return verdict;
        }
        return String.format(
                Locale.ROOT,
                "%s, %.1f points, %.0f of %d transfers",
                verdict,
                grade.score().orElse(0),
                grade.value(Metric.TRANSFERS_DONE),
                grade.transfersTotal());
    }

    private void print(Technique technique) {
        String interval = ", " + text(technique.low()) + " to " + text(technique.high());
        String nothing = ", as for any run that was not finished or has a critical error";
        output.line(
                "  technique %s of 100%s",
                text(technique.points()),
                technique.high() == 0 ? nothing : technique.low() < technique.high() ? interval : "");
    }

    private void print(Judgement judgement) {
        boolean judged = !Double.isNaN(judgement.points());
        String points = judgement.of() > 0 ? text(judgement.points()) + " of " + text(judgement.of()) : "research";
        output.line(
                "    %-34s %-14s %s%s%s",
                judgement.criterion(),
                judged ? judgement.level().orElse("below") : "not judged",
                judged ? points : "-",
                judgement.provisional() ? "  (provisional)" : "",
                judgement
                        .required()
                        .map(level -> "  a pass needs " + level + ": " + Text.of(judgement.standing()))
                        .orElse(""));
    }

    private static String text(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    private void print(Grade.Value value) {
        if (Double.isNaN(value.value())) {
            output.line("  %-36s %10s     (%s)", value.metric().label(), "-", value.whyUndefined());
            return;
        }
        boolean plain = value.metric().unit().equals("1") && !value.hasInterval();
        LargeNumber number = plain ? LargeNumber.of(value.value()) : new LargeNumber(value.value(), "");
        String unit = value.metric().unit().equals("1")
                ? number.word()
                : value.metric().unit();
        boolean whole = value.value() == Math.rint(value.value()) && unit.isEmpty();
        output.line(
                "  %-36s %10s %s%s",
                value.metric().label(),
                whole ? String.format(Locale.ROOT, "%.0f", value.value()) : forPeople(number.value()),
                unit,
                value.hasInterval() ? "  (" + forPeople(value.low()) + " to " + forPeople(value.high()) + ")" : "");
    }

    private static String forPeople(double value) {
        return Json.number(roundForPeople(value)).toPlainString();
    }

    private static double roundForPeople(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private void print(int number, Grade.ErrorEntry error) {
        output.line(
                "  error %d at %s: %s%s%s",
                number,
                Amounts.moment(error.seconds()),
                error.kind().description(),
                error.hand()
                        .map(hand -> ", " + hand.name().toLowerCase(Locale.ROOT) + " hand")
                        .orElse(""),
                error.trackingSuspected() ? " (tracking suspected)" : "");
    }

    static Map<String, Object> json(GradeDocument document) {
        return Json.object(
                "session", document.grade().sessionId(), "grade_hash", document.gradeHash(), "grade", document.tree());
    }
}
