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
import org.trocar.telemetry.debrief.ErrorNames;
import org.trocar.telemetry.debrief.Happening;
import org.trocar.telemetry.debrief.RunSummary;

/** Shows a debrief to people, and gives its JSON object. */
final class DebriefPrinter {
    static final String LABEL = "same hands, no reaction";
    private static final String CAVEAT =
            "nobody saw the fork and reacted to it, so what it comes to at the end is not anybody's grade";

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

    /** The run's errors and what they are called. */
    void printErrors(ErrorNames names) {
        if (names.errors().isEmpty()) {
            output.line("this run has no errors, so there is nothing to do without");
        } else {
            output.line("This run's errors; ask for one by its number or its name, such as --without 1:");
            for (int i = 0; i < names.errors().size(); i++) {
                output.line(
                        "  %3d  %-28s %s",
                        i + 1, names.byKind(i), describe(names.errors().get(i)));
            }
        }
        output.answer(Json.object("session", run.grade().sessionId(), "errors", json(names)));
    }

    private static List<Map<String, Object>> json(ErrorNames names) {
        List<Map<String, Object>> errors = new ArrayList<>();
        for (int i = 0; i < names.errors().size(); i++) {
            Map<String, Object> error = json(names.errors().get(i));
            error.put("number", i + 1);
            error.put("name", names.byKind(i));
            errors.add(error);
        }
        return errors;
    }

    private void printQuestion(Debrief debrief) {
        output.line("What if %s had not happened?", debrief.errorName());
        output.line("  error    %s", describe(debrief.error()));
        output.line("  instead  %s", instead(debrief));
        output.line("  result   %s", effect(debrief));
        output.line("  check    %s", sham(debrief));
        output.line("  cost     %s", cost(debrief));
    }

    private static String instead(Debrief debrief) {
        return String.format(
                Locale.ROOT,
                "%s: %s do not %s from %.2f s (tick %,d) to %.2f s (tick %,d)",
                LABEL,
                jaws(debrief),
                refusal(debrief),
                debrief.times().fork(),
                debrief.inert().fromTick(),
                debrief.times().inertUntil(),
                debrief.inert().untilTick());
    }

    private static String refusal(Debrief debrief) {
        boolean usual = debrief.inert().fromTick() == debrief.times().beganTick();
        return switch (usual ? debrief.asked() : Debrief.Asked.NOTHING) {
            case TO_OPEN -> "open when asked to,";
            case TO_CLOSE -> "close when asked to,";
            case NOTHING -> "answer their hand";
        };
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
                        "sound: a sham that changes nothing is as recorded in all %,d ticks",
                        debrief.sham().ticks())
                : "FAILED: a sham that changes nothing differs from tick "
                        + debrief.sham().firstDifferentTick().getAsLong() + " on; do not believe what follows";
    }

    private static String effect(Debrief debrief) {
        return switch (debrief.effect()) {
            case SUPPRESSED -> "the error does not happen" + difference(debrief);
            case PUT_OFF -> putOff(debrief) + difference(debrief);
            case NOT_SUPPRESSED ->
                "the error happens all the same: it does not hang on what these jaws were asked" + difference(debrief);
            case FORKED_TOO_LATE ->
                String.format(
                        Locale.ROOT,
                        "the fork begins too late, so the error happens all the same: it began at %.2f s; leave out --at, or"
                                + " give --at %d",
                        debrief.times().began(),
                        debrief.times().beganTick());
            case FORKED_TOO_EARLY ->
                String.format(
                        Locale.ROOT,
                        "the fork begins too early, so the error happens all the same: the jaws answer again before it began at"
                                + " %.2f s; leave out --at, or give --at %d",
                        debrief.times().began(),
                        debrief.times().beganTick());
        };
    }

    private static String difference(Debrief debrief) {
        return debrief.fork().firstDifferentTick().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "; all is as recorded before tick %,d",
                        debrief.fork().firstDifferentTick().getAsLong())
                : "; no tick differs at all";
    }

    private static String putOff(Debrief debrief) {
        double seconds =
                debrief.again().orElseThrow().seconds() - debrief.error().seconds();
        return String.format(
                Locale.ROOT,
                "the error is only put off: ring %d has it %.1f s %s",
                debrief.error().ring() + 1,
                Math.abs(seconds),
                seconds > 0 ? "later" : "sooner");
    }

    private static String cost(Debrief debrief) {
        String points = debrief.cost().gates()
                ? "the whole score"
                : debrief.cost().points() > 0
                        ? String.format(
                                Locale.ROOT, "%.0f points", debrief.cost().points())
                        : "no points";
        return points + " under the run's rubric" + time(debrief);
    }

    private static String time(Debrief debrief) {
        if (debrief.cost().seconds().isEmpty()) {
            return "";
        }
        String between = switch (debrief.asked()) {
            case TO_OPEN -> "the jaws were asked to open until they were asked to close again";
            case TO_CLOSE -> "the jaws were asked to close until they were asked to open again";
            case NOTHING -> "the ring came loose until the jaws were asked to close again";
        };
        return String.format(
                Locale.ROOT,
                ", and time: %.1f s from when %s",
                debrief.cost().seconds().getAsDouble(),
                between);
    }

    private void printTable(Debrief debrief) {
        output.line("  %-44s %s", "", cells(debrief, "recorded", "sham", "fork"));
        output.line(
                "  up to %.1f s, %.1f s after the error, beyond which these hands say nothing:",
                debrief.times().horizon(),
                debrief.times().horizon() - debrief.error().seconds());
        row(debrief, "  transfers done", it -> it.transfersAtHorizon());
        paths(debrief);
        output.line("  at the end of the run, by arithmetic:");
        row(debrief, "  transfers done", it -> it.grade().value(Metric.TRANSFERS_DONE));
        row(debrief, "  task time, s", it -> it.grade().value(Metric.TASK_TIME));
        row(debrief, "  score", it -> it.grade().score().orElse(Double.NaN));
        explain("recorded run", debrief.original().summary().grade());
        explain("fork", debrief.fork().summary().grade());
        output.line("  %s", CAVEAT);
    }

    /** The instruments follow the same hands, so mostly they go the same ways. */
    private void paths(Debrief debrief) {
        RunSummary recorded = debrief.original().summary();
        RunSummary fork = debrief.fork().summary();
        if (debrief.sham().identical()
                && recorded.leftPathMetres() == fork.leftPathMetres()
                && recorded.rightPathMetres() == fork.rightPathMetres()) {
            output.line(
                    "    tips' paths, the same in each: left %.2f m, right %.2f m",
                    recorded.leftPathMetres(), recorded.rightPathMetres());
        } else {
            row(debrief, "  left tip's path, m", RunSummary::leftPathMetres);
            row(debrief, "  right tip's path, m", RunSummary::rightPathMetres);
        }
    }

    /** A score of 0 says nothing by itself. */
    private void explain(String whose, Grade grade) {
        if (grade.score().orElse(1) == 0 && !grade.reasons().isEmpty()) {
            output.line("    the %s's score is 0: %s", whose, grade.reasons().get(0));
        }
    }

    private void row(Debrief debrief, String what, Function<RunSummary, Number> value) {
        output.line(
                "  %-44s %s",
                what,
                cells(
                        debrief,
                        text(value.apply(debrief.original().summary())),
                        text(value.apply(debrief.sham().summary())),
                        text(value.apply(debrief.fork().summary()))));
    }

    /** A sham that is as recorded needs no column. */
    private static String cells(Debrief debrief, String recorded, String sham, String fork) {
        return debrief.sham().identical()
                ? String.format(Locale.ROOT, "%10s %10s", recorded, fork)
                : String.format(Locale.ROOT, "%10s %10s %10s", recorded, sham, fork);
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
                "from_seconds", Json.number(debrief.times().fork()),
                "error_began_tick", debrief.times().beganTick());
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
