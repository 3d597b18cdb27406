package org.trocar.server.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trocar.core.grade.RuledGrade;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.DisbelievedGrade;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.rulings.Ruling;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.rulings.Standing;

/** Shows what rulings have made of a session, beside its original grade. */
final class StandingPrinter {
    private final Output output;

    StandingPrinter(Output output) {
        this.output = output;
    }

    /** Before the original grade, which is then not all there is to know. */
    void announce(Standing standing) {
        standing.voided().ifPresent(ruling -> output.line("VOID, it does not count: %s", said(ruling)));
        standing.adopted()
                .ifPresent(ruling -> output.line(
                        "not the grade that counts: another one was adopted in %s%nthe original grade:", said(ruling)));
    }

    /** Before a grade that is explained: by which rubric it was made. */
    void announceExplained(Standing standing, boolean byGivenRubric) {
        standing.voided().ifPresent(ruling -> output.line("VOID, it does not count: %s", said(ruling)));
        if (byGivenRubric) {
            output.line("by the rubric given, which need not be the one that counts:");
        } else {
            standing.adopted().ifPresent(ruling -> output.line("by the rubric that was adopted in %s:", said(ruling)));
        }
    }

    /** After the original grade. */
    void printAdopted(Rulings rulings, Standing standing) throws IOException {
        Optional<GradeDocument> adopted = rulings.adoptedGrade(standing);
        if (adopted.isPresent()) {
            output.line("the adopted grade%s:", standing.counts() ? ", which counts" : "");
            new GradePrinter(output).print(adopted.get());
        }
    }

    /**
     * After both: what was said of single errors and of the verdict, which no grade knows of.
     *
     * @param settles whether what was said of the verdict is of the grade that counts now
     */
    void printRulings(Standing standing, boolean settles) {
        for (Ruling ruling : standing.onErrors()) {
            Ruling.OnError onError = (Ruling.OnError) ruling.decision();
            output.line(
                    "%s, found at tick %,d, was the %s's: %s",
                    onError.error().description(),
                    onError.tick(),
                    onError.blame().label(),
                    said(ruling));
        }
        standing.onVerdict()
                .ifPresent(ruling -> output.line(
                        settles
                                ? "its verdict, which was left to a person, is %s: %s"
                                : "no longer applies, because it is of another grade than counts now: its verdict is %s: %s",
                        Text.of(((Ruling.OnVerdict) ruling.decision()).verdict()),
                        said(ruling)));
    }

    private static String said(Ruling ruling) {
        return "ruling " + ruling.number() + " by " + ruling.by() + ", " + ruling.at() + ": " + ruling.reason();
    }

    /** Whether the ruling on the verdict, where there is one, is of the grade that counts now: another adopted since needs its own. */
    static boolean settles(Rulings rulings, Standing standing, SessionFolder folder) throws IOException {
        if (standing.onVerdict().isEmpty()) {
            return false;
        }
        try {
            return rulings.grade(folder)
                    .flatMap(grade -> standing.onVerdict(grade.gradeHash()))
                    .isPresent();
        } catch (DisbelievedGrade e) {
            return false;
        }
    }

    static Map<String, Object> json(Rulings rulings, Standing standing, SessionFolder folder) throws IOException {
        Map<String, Object> adopted = standing.adopted().map(Decision::json).orElse(null);
        if (adopted != null) {
            adopted.putAll(GradePrinter.json(rulings.adoptedGrade(standing).orElseThrow()));
        }
        return Json.object(
                "counts",
                standing.counts(),
                "adopted",
                adopted,
                "void",
                standing.voided().map(Decision::json).orElse(null),
                "on_errors",
                standing.onErrors().stream().map(StandingPrinter::onError).toList(),
                "on_verdict",
                standing.onVerdict().isPresent()
                        ? onVerdict(standing.onVerdict().get(), settles(rulings, standing, folder))
                        : null);
    }

    private static Map<String, Object> onError(Ruling ruling) {
        Ruling.OnError onError = (Ruling.OnError) ruling.decision();
        Map<String, Object> json = Decision.json(ruling);
        json.put("error", onError.error().key());
        json.put("tick", onError.tick());
        json.put("whose", onError.blame().label());
        return json;
    }

    private static Map<String, Object> onVerdict(Ruling ruling, boolean applies) {
        Ruling.OnVerdict onVerdict = (Ruling.OnVerdict) ruling.decision();
        Map<String, Object> json = Decision.json(ruling);
        json.put("verdict", Text.of(onVerdict.verdict()));
        json.put("grade_hash", onVerdict.gradeHash());
        json.put("applies", applies);
        return json;
    }

    /** One line: what rulings make of the grade that counts. */
    static String effective(RuledGrade ruled) {
        return ruled.changed()
                ? String.format(
                        Locale.ROOT,
                        "with rulings: %s, %.1f points%s; %s",
                        Text.of(ruled.verdict()).replace('_', ' '),
                        ruled.score().orElse(0),
                        ruled.technique()
                                .map(technique -> String.format(Locale.ROOT, ", technique %.1f", technique.points()))
                                .orElse(""),
                        ruled.reason())
                : "with rulings: as graded";
    }

    static Map<String, Object> json(RuledGrade ruled) {
        return Json.object(
                "verdict",
                Text.of(ruled.verdict()),
                "score",
                ruled.score().isPresent() ? Json.number(ruled.score().getAsDouble()) : null,
                "technique",
                ruled.technique()
                        .map(technique -> Json.number(technique.points()))
                        .orElse(null),
                "changed",
                ruled.changed(),
                "reason",
                ruled.reason());
    }

    /** One word for a list: void, adopted, ruled, or nothing. */
    static String mark(Standing standing) {
        if (!standing.counts()) {
            return "void";
        }
        return standing.adopted().isPresent() ? "adopted" : standing.isRuledOn() ? "ruled" : "";
    }
}
