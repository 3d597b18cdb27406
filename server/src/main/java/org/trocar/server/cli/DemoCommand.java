package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.grade.Grade;
import org.trocar.core.scoring.Metric;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.export.ExportOptions;
import org.trocar.telemetry.export.Exporter;
import org.trocar.telemetry.export.Format;
import org.trocar.telemetry.export.SessionOutcome;
import org.trocar.telemetry.export.session.Fidelity;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.player.RecordingPlayer;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        footer = "  trocar demo",
        header = "Shows the whole path in under two minutes.",
        description = {
            "Starts a server, streams a recorded person's hands, then a scripted good and a scripted poor run, all through gRPC and",
            "in lockstep (faster than real time); shows cues as they come; grades, re-grades and exports each run."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String SCENARIO = "peg-transfer";
    private static final String RECORDING = "physics-demo.trace.jsonl.gz";

    @Mixin
    private DataFolder data;

    @Mixin
    private ScenarioFolder scenarios;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    private final List<Map<String, Object>> runs = new ArrayList<>();
    private boolean allIdentical = true;

    /** Someone whose hands go to the server. */
    @FunctionalInterface
    private interface Hands {
        RunOutcome stream(Target target, TrainListener cues) throws IOException, TrainException;
    }

    @Override
    public Integer call() throws IOException {
        try (Target target = Target.own(data, true, scenarios.usableLibrary())) {
            output.line(
                    "Trocar demo: a server of our own listens on %s; sessions go to %s", target.address(), data.path());
            output.line(
                    "Everything is streamed over gRPC in lockstep: ticks follow the hands' own time, faster than real time.");
            perform(
                    target,
                    "a recorded person handling other objects (super-hands, two controllers)",
                    "recorded",
                    person());
            perform(target, "a scripted trainee, good", "scripted-good", scripted(Script.good(1)));
            perform(target, "a scripted trainee, poor", "scripted-poor", scripted(Script.poor(1)));
        } catch (TrainException e) {
            throw UserError.no(e.getMessage());
        }
        sayWhatNext();
        output.answer(Json.object("data", data.path().toString(), "runs", runs));
        return allIdentical ? ExitCodes.DONE : ExitCodes.NO;
    }

    private Hands person() {
        Path file = Home.recordings().resolve(RECORDING);
        return (target, cues) -> new RecordingPlayer(file, options("demo-recorded"), false, System::nanoTime)
                .play(target.channel(), cues);
    }

    private Hands scripted(Script script) {
        return (target, cues) ->
                new ScriptedRun(script, options("demo-scripted"), System::nanoTime, cues).run(target.channel());
    }

    private static RunOptions options(String learner) {
        return RunOptions.lockstep(learner, SCENARIO);
    }

    private void perform(Target target, String title, String name, Hands hands) throws IOException, TrainException {
        output.line("");
        output.line("== %s", title);
        CuePrinter cues = new CuePrinter(output, quiet.quiet(), options(name).tickHz());
        RunOutcome outcome = hands.stream(target, cues);
        SessionFolder folder = SessionFolder.of(data.path(), outcome.opened().getSessionId());
        GradeDocument grade = GradeDocument.read(folder)
                .orElseThrow(() -> UserError.no("session " + folder.path() + " has no grade: "
                        + outcome.ended().getText()));
        summarise(grade, outcome);
        Regrade regrade = GradeCommand.replay(folder, quiet);
        allIdentical &= regrade.outcome() == Regrade.Outcome.IDENTICAL;
        output.line("  re-graded from its journal: %s", regrade.message());
        SessionOutcome export = export(folder);
        output.line("  exported: %s (%s)", export.folder().orElseThrow(), Amounts.count(export.frames(), "frame"));
        runs.add(json(name, outcome, grade, regrade, export, cues));
    }

    private SessionOutcome export(SessionFolder folder) throws IOException {
        ExportOptions options = new ExportOptions(Format.CSV, Fidelity.FULL, false);
        Path target = data.path().resolve("exports").resolve(options.folderName());
        SessionOutcome outcome =
                Exporter.into(target, options, data.path(), Home.build()).export(folder, tick -> {});
        if (!outcome.good()) {
            throw UserError.no("session " + outcome.session() + " was not exported: " + outcome.message());
        }
        return outcome;
    }

    private void summarise(GradeDocument document, RunOutcome outcome) {
        Grade grade = document.grade();
        output.line("  session %s, %s sent", grade.sessionId(), Amounts.count(outcome.framesSent(), "frame"));
        output.line("  grade: %s", GradePrinter.headline(grade));
        grade.reasons().forEach(reason -> output.line("    %s", reason));
        output.line(
                "    %s; path left %s m, right %s m; movements %s and %s; idle %s s; coverage %s",
                taskTime(grade),
                number(grade, Metric.PATH_LENGTH_LEFT),
                number(grade, Metric.PATH_LENGTH_RIGHT),
                number(grade, Metric.MOVEMENTS_LEFT),
                number(grade, Metric.MOVEMENTS_RIGHT),
                number(grade, Metric.IDLE_TIME),
                number(grade, Metric.COVERAGE));
        output.line("    errors: %s", errors(grade));
    }

    private static String taskTime(Grade grade) {
        return Double.isNaN(grade.value(Metric.TASK_TIME))
                ? "no task time"
                : "task time " + number(grade, Metric.TASK_TIME) + " s";
    }

    private static String number(Grade grade, Metric metric) {
        double value = grade.value(metric);
        String format = value == Math.rint(value) && metric.unit().equals("1") ? "%.0f" : "%.2f";
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String errors(Grade grade) {
        if (grade.errors().isEmpty()) {
            return "none";
        }
        List<String> counts = new ArrayList<>();
        for (Metric metric : List.of(
                Metric.DROPS_IN_VIEW,
                Metric.DROPS_OUT_OF_VIEW,
                Metric.TRANSFERS_NOT_IN_MID_AIR,
                Metric.WRONG_HAND_FIRST)) {
            if (grade.value(metric) > 0) {
                counts.add(String.format(Locale.ROOT, "%s: %.0f", metric.label(), grade.value(metric)));
            }
        }
        return String.join(", ", counts);
    }

    private static Map<String, Object> json(
            String name,
            RunOutcome outcome,
            GradeDocument grade,
            Regrade regrade,
            SessionOutcome export,
            CuePrinter cues) {
        return Json.object(
                "name", name,
                "id", grade.grade().sessionId(),
                "frames_sent", outcome.framesSent(),
                "grade_hash", grade.gradeHash(),
                "grade", grade.tree(),
                "outcome", regrade.outcome().name().toLowerCase(Locale.ROOT),
                "exported", export.folder().orElseThrow().toString(),
                "cues", cues.cues());
    }

    /** What each run is good for: the poor one has the errors. */
    private void sayWhatNext() {
        String good = id("scripted-good");
        String poor = id("scripted-poor");
        output.line("");
        output.line("Everything lies in %s. Try next:", data.path());
        next("replay " + poor, "see it again, with pause and seek");
        next("debrief " + poor + " --without 1", "the same hands without their first error");
        next("grade " + poor + " --verify", "re-made from its journal, to the bit");
        next("verify " + good, "signatures, and every byte of it");
        next("pack " + good, "one file, to be verified elsewhere");
        next(
                "regrade --rubric " + scenarios.path().resolve(SCENARIO + ".yaml"),
                "what a rubric would move; edit a copy");
        next("sessions", "all there are");
        next("serve", "for XR clients");
    }

    private void next(String command, String why) {
        String option = data.path().equals(Path.of("trocar-data").toAbsolutePath()) ? "" : " --data " + data.path();
        output.line("  # %s", why);
        output.line("  %s %s%s", Home.launcher(), command, option);
    }

    private String id(String name) {
        return runs.stream()
                .filter(run -> run.get("name").equals(name))
                .findFirst()
                .map(run -> (String) run.get("id"))
                .orElseThrow();
    }
}
