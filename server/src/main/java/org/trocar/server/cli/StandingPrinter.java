package org.trocar.server.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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

    /** After the original grade. */
    void printAdopted(Rulings rulings, Standing standing) throws IOException {
        Optional<GradeDocument> adopted = rulings.adoptedGrade(standing);
        if (adopted.isPresent()) {
            output.line("the adopted grade%s:", standing.counts() ? ", which counts" : "");
            new GradePrinter(output).print(adopted.get());
        }
    }

    private static String said(Ruling ruling) {
        return "ruling " + ruling.number() + " by " + ruling.by() + ", " + ruling.at() + ": " + ruling.reason();
    }

    static Map<String, Object> json(Rulings rulings, Standing standing) throws IOException {
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
                standing.voided().map(Decision::json).orElse(null));
    }

    /** One word for a list: void, adopted, or nothing. */
    static String mark(Standing standing) {
        return !standing.counts() ? "void" : standing.adopted().isPresent() ? "adopted" : "";
    }
}
