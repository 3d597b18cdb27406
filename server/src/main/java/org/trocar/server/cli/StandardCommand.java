package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.trocar.core.content.LoadedRubric;
import org.trocar.core.content.RubricReader;
import org.trocar.core.content.RubricWriter;
import org.trocar.core.grade.StandardSetting;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;
import org.trocar.server.cli.ExpertRuns.LeftOut;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.RubricDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "standard",
        footer = {
            "  trocar standard --from 01a20555,01a20559,01a2055f -o ours.yaml",
            "  trocar standard --expert \"A. Surgeon=01a20555,01a20559,01a2055f\" -o ours.yaml"
        },
        header = "Derives a rubric's levels from the runs of local experts.",
        description = {
            "Takes finished, unguided (assessment) runs by persons that count and were decided, without a critical error and tracked well enough;",
            "the others are left out, and named with the reason. At least three have to be left. Each is replayed and graded anew.",
            "The result is a rubric file to be tried with \"trocar regrade\"."
        })
final class StandardCommand implements Callable<Integer> {
    @Option(
            names = "--from",
            paramLabel = "SESSION",
            arity = "1..*",
            split = ",",
            description = "Experts' runs; the standard names these experts by their learner's pseudonym.")
    private List<String> from = new ArrayList<>();

    @Option(
            names = "--expert",
            paramLabel = "NAME=SESSION,…",
            arity = "1..*",
            description = "Runs of an expert to be named so.")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--rubric",
            paramLabel = "FILE",
            description = "Whose levels are derived: a rubric or scenario file (default: the first run's own rubric).")
    private Path file;

    @Option(
            names = "--sd",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many standard deviations off the experts' mean the most demanding level is, against the"
                    + " trainee; 0 for the mean itself (default: ${DEFAULT-VALUE}).")
    private double topSds;

    @Option(
            names = "--include-recordings",
            description =
                    "Take runs that were played from recordings too; the standard then says how many. Never scripts.")
    private boolean recordings;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "The rubric file to write; it must not be there yet.")
    private Path out;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    /** @param name of the expert; empty for the learner's pseudonym */
    private record Wanted(Optional<String> name, String session) {}

    @Override
    public Integer call() throws IOException {
        if (!(topSds >= 0 && topSds <= 3)) {
            throw UserError.usage("--sd is " + topSds + "; give 0 to 3");
        }
        OutFile.requireFree(out);
        List<Wanted> wanted = wanted();
        List<SessionFolder> folders = folders(wanted);
        LoadedRubric before = rubric(folders.get(0));
        ExpertRuns runs = runs(wanted, folders, before);
        Rubric derived = derive(before.rubric(), runs);
        JsonFile.writeText(out, RubricWriter.write(before.scenarioId(), derived));
        tell(derived, runs.leftOut());
        return ExitCodes.DONE;
    }

    private List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        from.forEach(session -> wanted.add(new Wanted(Optional.empty(), session)));
        for (String text : named) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw UserError.usage("--expert is \"" + text + "\"; write it as NAME=SESSION");
            }
            for (String session : text.substring(equals + 1).split(",")) {
                wanted.add(new Wanted(Optional.of(text.substring(0, equals)), session));
            }
        }
        if (wanted.size() < Standard.MIN_RUNS) {
            throw UserError.no(wanted.size() + " runs make no standard; give at least " + Standard.MIN_RUNS
                    + " with --from or --expert");
        }
        return wanted;
    }

    private List<SessionFolder> folders(List<Wanted> wanted) {
        List<SessionFolder> folders = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Wanted one : wanted) {
            SessionFolder folder = data.stored(one.session());
            DataFolder.requireReadable(folder);
            if (!seen.add(folder.path())) {
                throw UserError.usage("\"" + one.session() + "\" is given twice; a run counts once");
            }
            folders.add(folder);
        }
        return folders;
    }

    private LoadedRubric rubric(SessionFolder first) throws IOException {
        return file == null ? ExpertRuns.rubricOf(first) : RubricReader.read(file);
    }

    private ExpertRuns runs(List<Wanted> wanted, List<SessionFolder> folders, LoadedRubric rubric) throws IOException {
        ExpertRuns runs =
                new ExpertRuns(data.path(), rubric.scenarioId(), RubricDocument.of(rubric.rubric()), recordings);
        try (Progress progress = quiet.progress("replaying")) {
            for (int i = 0; i < folders.size(); i++) {
                runs.read(folders.get(i), wanted.get(i).name());
                progress.reached(i + 1, folders.size());
            }
        }
        return runs;
    }

    private Rubric derive(Rubric before, ExpertRuns runs) {
        if (runs.fit().size() < Standard.MIN_RUNS) {
            throw UserError.no(tooFew(runs), "give other runs, at least " + Standard.MIN_RUNS + " that can be taken");
        }
        try {
            String today = LocalDate.now(ZoneOffset.UTC).toString();
            return StandardSetting.derive(before, runs.fit(), topSds, today);
        } catch (IllegalArgumentException e) {
            throw UserError.no(e.getMessage());
        }
    }

    private static String tooFew(ExpertRuns runs) {
        StringBuilder text =
                new StringBuilder("of " + (runs.fit().size() + runs.leftOut().size()) + " runs "
                        + runs.fit().size() + " can be taken, which make no standard:");
        runs.leftOut().forEach(left -> text.append("\n  ").append(left.words()));
        return text.toString();
    }

    private void tell(Rubric derived, List<LeftOut> leftOut) {
        Standard standard = derived.standard().orElseThrow();
        List<String> kept = derived.criteria().stream()
                .map(CriterionRule::metric)
                .filter(derived::provisional)
                .toList();
        output.line(
                "%s version %d: levels of %d criteria from %d runs of %d %s, in %s",
                derived.id(),
                derived.version(),
                standard.metrics().size(),
                standard.runs(),
                standard.experts().size(),
                standard.experts().size() == 1 ? "expert" : "experts",
                out);
        leftOut.forEach(left -> output.line("  left out: %s", left.words()));
        output.line("  a pass needs %.1f points", derived.cutoffSeconds() - derived.proficiencySeconds());
        if (!kept.isEmpty()) {
            output.line(
                    "  provisional still, because not measured in every run, or with unknown noise: %s",
                    String.join(", ", kept));
        }
        output.line("  %s", standard.rule());
        output.answer(json(derived, standard, kept, leftOut));
    }

    private Map<String, Object> json(Rubric derived, Standard standard, List<String> kept, List<LeftOut> leftOut) {
        RubricDocument document = RubricDocument.of(derived);
        return Json.object(
                "file", out.toString(),
                "runs", standard.runs(),
                "experts",
                        standard.experts().stream()
                                .map(expert -> Json.object("name", expert.name(), "sessions", expert.sessions()))
                                .toList(),
                "left_out",
                        leftOut.stream()
                                .map(left -> Json.object("session", left.session(), "reason", left.reason()))
                                .toList(),
                "derived", standard.metrics(),
                "provisional", kept,
                "rubric_sha256", document.sha256(),
                "rubric", document.tree());
    }
}
