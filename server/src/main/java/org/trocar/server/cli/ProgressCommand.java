package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.trocar.core.progress.CompetenceChart;
import org.trocar.core.progress.Exclusion;
import org.trocar.core.progress.LearningCurve;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.progress.Progress;
import org.trocar.core.progress.ProgressWords;
import org.trocar.core.progress.RepetitionCount;
import org.trocar.telemetry.progress.AttemptsLog;
import org.trocar.telemetry.progress.Refreshed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "progress",
        footer = {"  trocar progress learner-1 --task peg-transfer", "  trocar progress --rebuild"},
        header = "Shows how a learner gets on with each task: evidence of competence, learning curve, repetitions.",
        description = {
            "A success is a pass in an assessment. Practice, what was played from recordings or operated by scripts, and attempts that are",
            "void, undecided, not gradable or of low confidence, are left out and counted. It is training feedback, never a certificate: see docs/progress.md."
        })
final class ProgressCommand implements Callable<Integer> {
    private static final int COLUMNS = 80;

    @Parameters(paramLabel = "LEARNER", arity = "0..1", description = "The learner's pseudonym, whole.")
    private String learner;

    @Option(names = "--task", paramLabel = "ID", description = "One task alone, by its scenario's id (default: each).")
    private String task;

    @Option(
            names = "--include-recordings",
            description =
                    "Count what was played from recordings too, to try this without a headset. What guides the learner,"
                            + " and the report, never count it.")
    private boolean recordings;

    @Option(names = "--rebuild", description = "First make the log of attempts anew from the sessions' folders.")
    private boolean rebuild;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        if (learner == null && !rebuild) {
            throw UserError.usage("give a LEARNER, or --rebuild; \"trocar sessions\" lists the learners there are");
        }
        data.store();
        if (!Files.isDirectory(data.path())) {
            throw UserError.no("there is no data folder " + data.path() + ", so nobody has made progress in it");
        }
        AttemptsLog log = new AttemptsLog(data.path());
        Refreshed refreshed = rebuild ? log.rebuild() : log.refresh();
        refreshed.leftOut().forEach(left -> output.remark("left out: %s", left));
        if (learner == null) {
            output.line("%,d attempts are in the log", refreshed.written());
            output.answer(Json.object("attempts", refreshed.written(), "left_out", refreshed.leftOut()));
            return ExitCodes.DONE;
        }
        List<Progress> all = progress(log);
        all.forEach(this::print);
        output.answer(Json.object(
                "learner",
                learner,
                "tasks",
                all.stream().map(ProgressCommand::json).toList(),
                "left_out",
                refreshed.leftOut()));
        return ExitCodes.DONE;
    }

    private List<Progress> progress(AttemptsLog log) throws IOException {
        List<String> tasks = log.attempts(learner).stream()
                .map(LoggedAttempt::scenario)
                .distinct()
                .sorted()
                .filter(id -> task == null || id.equals(task))
                .toList();
        if (tasks.isEmpty()) {
            throw UserError.no("there is no graded attempt of \"" + learner + "\""
                    + (task == null ? "" : " at \"" + task + "\"") + " in " + data.path()
                    + "; \"trocar sessions\" lists what there is");
        }
        List<Progress> all = new ArrayList<>();
        for (String id : tasks) {
            all.add(recordings ? log.progressWithRecordings(learner, id) : log.progress(learner, id));
        }
        return all;
    }

    private void print(Progress progress) {
        output.line("%s, %s", progress.learner(), progress.task());
        for (int i = 0; i < progress.attempts().size(); i++) {
            LoggedAttempt attempt = progress.attempts().get(i);
            print(i + 1, attempt, progress.exclusion(attempt));
        }
        output.line("");
        ProgressDrawing.of(progress).forEach(line -> output.line("%s", line));
        output.line("");
        for (String sentence : ProgressWords.of(progress)) {
            Text.wrapped(sentence, COLUMNS).forEach(line -> output.line("%s", line));
        }
    }

    private void print(int number, LoggedAttempt attempt, Optional<Exclusion> leftOut) {
        output.line(
                "  %3d  %s  %-10s %-12s %s%s",
                number,
                Instant.ofEpochMilli(attempt.openedEpochMillis()).toString().substring(0, 10),
                Text.of(attempt.mode()),
                Text.of(attempt.verdict()) + (attempt.standing().ruled() ? "*" : ""),
                attempt.score().isPresent()
                        ? String.format(Locale.ROOT, "%6.1f", attempt.score().getAsDouble())
                        : "     -",
                leftOut.map(why -> "  (" + why.label() + ")").orElse(""));
    }

    private static Map<String, Object> json(Progress progress) {
        CompetenceChart chart = progress.chart();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", progress.task());
        json.put("conclusion", Text.of(progress.conclusion()));
        json.put("attempts_counted", progress.series().size());
        json.put("excluded", excluded(progress));
        json.put("evidence", Json.number(chart.evidence()));
        json.put("phase", Text.of(chart.phase()));
        json.put("competent_at", orNull(chart.latest(CompetenceChart.Signal.COMPETENCE)));
        json.put("relapsed_at", orNull(chart.latest(CompetenceChart.Signal.RELAPSE)));
        json.put("successes_missing", chart.successesMissing());
        json.put("learning_curve", json(progress.curve()));
        json.put(
                "repetitions", progress.repetitions().map(ProgressCommand::json).orElse(null));
        json.put("words", ProgressWords.of(progress));
        json.put("attempts", attempts(progress));
        return json;
    }

    private static Integer orNull(int attempt) {
        return attempt == 0 ? null : attempt;
    }

    private static Map<String, Object> excluded(Progress progress) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Exclusion exclusion : Exclusion.values()) {
            json.put(Text.of(exclusion), progress.excluded().getOrDefault(exclusion, 0L));
        }
        return json;
    }

    private static Map<String, Object> json(LearningCurve curve) {
        return Json.object(
                "plateau", number(curve.plateau()),
                "loss", number(curve.loss()),
                "attempts_to_90_percent", number(curve.attemptsToNinety()),
                "residual_sd", number(curve.residual()),
                "why_undefined", curve.whyUndefined());
    }

    private static Object number(OptionalDouble value) {
        return value.isPresent() ? Json.number(value.getAsDouble()) : null;
    }

    private static Map<String, Object> json(RepetitionCount count) {
        return Json.object(
                "in_a_row", count.inARow(),
                "in_a_row_asked", count.inARowAsked(),
                "further", count.further(),
                "further_asked", count.furtherAsked(),
                "done_at", orNull(count.doneAt()));
    }

    /** Those of the series with their place in the chart. */
    private static List<Map<String, Object>> attempts(Progress progress) {
        List<Map<String, Object>> all = new ArrayList<>();
        int counted = 0;
        for (LoggedAttempt attempt : progress.attempts()) {
            Optional<Exclusion> leftOut = progress.exclusion(attempt);
            boolean counts = leftOut.isEmpty();
            CompetenceChart.Point point = counts ? progress.chart().points().get(counted) : null;
            all.add(json(attempt, leftOut, point, counts ? counted + 1 : 0));
            counted += counts ? 1 : 0;
        }
        return all;
    }

    private static Map<String, Object> json(
            LoggedAttempt attempt, Optional<Exclusion> leftOut, CompetenceChart.Point point, int number) {
        return Json.object(
                "session", attempt.session(),
                "opened", Instant.ofEpochMilli(attempt.openedEpochMillis()).toString(),
                "mode", Text.of(attempt.mode()),
                "rubric_sha256", attempt.rubricSha256(),
                "engine", attempt.engine(),
                "guided_share", Json.number(attempt.guidedShare()),
                "verdict", Text.of(attempt.verdict()),
                "score", number(attempt.score()),
                "low_confidence", attempt.lowConfidence(),
                "counts", attempt.standing().counts(),
                "adopted", attempt.standing().adopted(),
                "ruled", attempt.standing().ruled(),
                "provenance", Text.of(attempt.provenance()),
                "signer", Text.of(attempt.trust().signer()),
                "flaw",
                        attempt.trust().flaw().isEmpty()
                                ? null
                                : attempt.trust().flaw(),
                "excluded", leftOut.map(Text::of).orElse(null),
                "number", orNull(number),
                "phase", point == null ? null : Text.of(point.phase()),
                "sum", point == null ? null : Json.number(point.sum()),
                "signal", point == null ? null : Text.of(point.signal()));
    }
}
