package org.trocar.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grade.ErrorEntry;
import org.trocar.core.hands.Hand;
import org.trocar.core.scoring.Metric;
import org.trocar.telemetry.debrief.Debrief;
import org.trocar.telemetry.debrief.DebriefedRun;
import org.trocar.telemetry.debrief.Happening;
import org.trocar.telemetry.debrief.RunSummary;

/** Shows a debrief to people, and gives its JSON object. */
final class DebriefPrinter {
    static final String LABEL = "same hands, no reaction";
    private static final String CAVEAT =
            "these are the recorded movements, and nobody saw what they made of the fork: its values at the run's end are"
                    + " arithmetic, not anybody's grade";

    private final Output output;
    private final DebriefedRun run;

    DebriefPrinter(Output output, DebriefedRun run) {
        this.output = output;
        this.run = run;
    }

    void print(Debrief debrief) {
        printQuestion(debrief);
        output.line("");
        printTable(debrief);
        output.line("");
        new DebriefDrawing(debrief).lines().forEach(line -> output.line("%s", line));
        output.line("");
        printErrors(debrief);
        output.answer(json(debrief));
    }

    private void printQuestion(Debrief debrief) {
        output.line("Without %s: %s", debrief.errorName(), describe(debrief.error()));
        output.line(
                "%s; a difference means something for %.1f s after the error, up to %.1f s",
                LABEL,
                debrief.times().horizon() - debrief.error().seconds(),
                debrief.times().horizon());
        output.line(
                "  inert   %s, from tick %,d (%.2f s) to before tick %,d",
                jaws(debrief),
                debrief.inert().fromTick(),
                debrief.times().fork(),
                debrief.inert().untilTick());
        output.line("  sham    %s", sham(debrief));
        output.line("  fork    %s", effect(debrief));
        output.line("  cost    %s", cost(debrief));
    }

    private static String jaws(Debrief debrief) {
        boolean left = debrief.inert().holds(Hand.LEFT);
        boolean right = debrief.inert().holds(Hand.RIGHT);
        return left && right ? "both hands' jaws" : left ? "the left jaws" : "the right jaws";
    }

    private static String sham(Debrief debrief) {
        return debrief.sham().identical()
                ? String.format(
                        Locale.ROOT,
                        "identical: all %,d state hashes are as recorded",
                        debrief.sham().ticks())
                : "DIFFERENT from tick " + debrief.sham().firstDifferentTick().getAsLong()
                        + ": do not believe what follows";
    }

    private static String effect(Debrief debrief) {
        String what = switch (debrief.effect()) {
            case SUPPRESSED -> "the error is suppressed";
            case PUT_OFF -> "the error is only put off: the same ring has it later, within the horizon";
            case NOT_SUPPRESSED -> "the error is NOT suppressed: it does not hang on what these jaws were asked";
        };
        return debrief.fork().firstDifferentTick().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%s; first different tick %,d",
                        what,
                        debrief.fork().firstDifferentTick().getAsLong())
                : what + "; no tick differs at all";
    }

    private static String cost(Debrief debrief) {
        String points = debrief.cost().gates()
                ? "the whole score, under the run's rubric"
                : String.format(
                        Locale.ROOT,
                        "%.0f points under the run's rubric",
                        debrief.cost().points());
        return debrief.cost().seconds().isEmpty()
                ? points
                : String.format(
                        Locale.ROOT,
                        "%s; the jaws were asked for the same again after %.1f s",
                        points,
                        debrief.cost().seconds().getAsDouble());
    }

    private void printTable(Debrief debrief) {
        output.line("  %-34s %10s %10s %10s", "", "recorded", "sham", "fork");
        row(debrief, "transfers done at the horizon", it -> it.transfersAtHorizon());
        row(debrief, "left tip's path to the horizon, m", it -> it.leftPathMetres());
        row(debrief, "right tip's path to the horizon, m", it -> it.rightPathMetres());
        row(debrief, "transfers done at the run's end *", it -> it.grade().value(Metric.TRANSFERS_DONE));
        row(debrief, "task time, s *", it -> it.grade().value(Metric.TASK_TIME));
        row(debrief, "score *", it -> it.grade().score().orElse(Double.NaN));
        output.line("  * %s", CAVEAT);
    }

    private void row(Debrief debrief, String what, Function<RunSummary, Number> value) {
        output.line(
                "  %-34s %10s %10s %10s",
                what,
                text(value.apply(debrief.original().summary())),
                text(value.apply(debrief.sham().summary())),
                text(value.apply(debrief.fork().summary())));
    }

    private static String text(Number value) {
        double number = value.doubleValue();
        if (Double.isNaN(number)) {
            return "-";
        }
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.2f", number);
    }

    private void printErrors(Debrief debrief) {
        list("vanishes", debrief.changes().vanished());
        list("appears", debrief.changes().appeared());
        if (debrief.changes().vanished().isEmpty()
                && debrief.changes().appeared().isEmpty()) {
            output.line("  no error vanishes or appears up to the horizon");
        }
        output.line(
                "  after the horizon, where it means nothing: %d vanish, %d appear",
                debrief.changes().vanishedLater(), debrief.changes().appearedLater());
    }

    private void list(String what, List<ErrorEntry> errors) {
        errors.forEach(error -> output.line("  %-8s  %s", what, describe(error)));
    }

    private static String describe(ErrorEntry error) {
        return String.format(
                Locale.ROOT,
                "%s, %s, %s, at %.2f s (found in tick %,d)%s",
                error.kind().description(),
                error.hand().map(hand -> Text.of(hand) + " hand").orElse("nobody's"),
                "ring " + (error.ring() + 1),
                error.seconds(),
                error.tick(),
                error.trackingSuspected() ? ", tracking suspected" : "");
    }

    private Map<String, Object> json(Debrief debrief) {
        return Json.object(
                "session", run.grade().sessionId(),
                "label", LABEL,
                "caveat", CAVEAT,
                "name", debrief.errorName(),
                "error", json(debrief.error()),
                "effect", Text.of(debrief.effect()),
                "horizon_end_seconds", Json.number(debrief.times().horizon()),
                "inert", inert(debrief),
                "cost", costJson(debrief),
                "sham", shamJson(debrief),
                "first_different_tick",
                        debrief.fork().firstDifferentTick().isPresent()
                                ? debrief.fork().firstDifferentTick().getAsLong()
                                : null,
                "vanished",
                        debrief.changes().vanished().stream()
                                .map(DebriefPrinter::json)
                                .toList(),
                "appeared",
                        debrief.changes().appeared().stream()
                                .map(DebriefPrinter::json)
                                .toList(),
                "after_horizon",
                        Json.object(
                                "vanished",
                                debrief.changes().vanishedLater(),
                                "appeared",
                                debrief.changes().appearedLater()),
                "runs",
                        Json.object(
                                "recorded", json(debrief.original().summary()),
                                "sham", json(debrief.sham().summary()),
                                "fork", json(debrief.fork().summary())));
    }

    private static Map<String, Object> inert(Debrief debrief) {
        List<String> hands = new ArrayList<>();
        for (Hand hand : Hand.values()) {
            if (debrief.inert().holds(hand)) {
                hands.add(Text.of(hand));
            }
        }
        return Json.object(
                "hands", hands,
                "from_tick", debrief.inert().fromTick(),
                "until_tick", debrief.inert().untilTick(),
                "from_seconds", Json.number(debrief.times().fork()));
    }

    private static Map<String, Object> costJson(Debrief debrief) {
        return Json.object(
                "points", Json.number(debrief.cost().points()),
                "gates", debrief.cost().gates(),
                "seconds_until_asked_again",
                        Json.number(debrief.cost().seconds().orElse(Double.NaN)));
    }

    private static Map<String, Object> shamJson(Debrief debrief) {
        return Json.object(
                "identical", debrief.sham().identical(),
                "ticks", debrief.sham().ticks(),
                "first_different_tick",
                        debrief.sham().identical()
                                ? null
                                : debrief.sham().firstDifferentTick().getAsLong());
    }

    private static Map<String, Object> json(ErrorEntry error) {
        return Json.object(
                "kind", error.kind().key(),
                "hand", error.hand().map(Text::of).orElse(null),
                "ring", error.ring(),
                "seconds", Json.number(error.seconds()),
                "tick", error.tick(),
                "tracking_suspected", error.trackingSuspected());
    }

    private static Map<String, Object> json(RunSummary summary) {
        Grade grade = summary.grade();
        return Json.object(
                "transfers_at_horizon", summary.transfersAtHorizon(),
                "left_path_metres", Json.number(summary.leftPathMetres()),
                "right_path_metres", Json.number(summary.rightPathMetres()),
                "transfers_done", Json.number(grade.value(Metric.TRANSFERS_DONE)),
                "task_seconds", Json.number(grade.value(Metric.TASK_TIME)),
                "verdict", Text.of(grade.verdict()),
                "score", Json.number(grade.score().orElse(Double.NaN)),
                "happenings",
                        summary.happenings().stream().map(DebriefPrinter::json).toList());
    }

    private static Map<String, Object> json(Happening happening) {
        return Json.object(
                "tick", happening.tick(),
                "seconds", Json.number(happening.seconds()),
                "what", Text.of(happening.kind()),
                "hand", happening.hand().map(Text::of).orElse(null),
                "ring", happening.ring() < 0 ? null : happening.ring());
    }
}
