package org.trocar.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.content.LoadedRubric;
import org.trocar.core.content.RubricReader;
import org.trocar.telemetry.archive.ArchiveRegrade;
import org.trocar.telemetry.archive.Report;
import org.trocar.telemetry.archive.ReportFolder;
import org.trocar.telemetry.archive.ReportText;
import org.trocar.telemetry.archive.SessionFilter;
import org.trocar.telemetry.archive.Speed;
import org.trocar.telemetry.grade.RubricDocument;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "regrade",
        footer = {
            "  trocar regrade --rubric stricter.yaml",
            "  trocar regrade --rubric stricter.yaml --sessions learner=p07 from=2030-01-31"
        },
        header = "Tries a rubric on recorded sessions and reports what it would move.",
        description = {
            "Nothing takes effect: \"trocar adopt\" does that, with the folder this makes.",
            "A re-grade that was stopped goes on where it was when the same command is given again."
        })
final class RegradeCommand implements Callable<Integer> {
    @Option(
            names = "--rubric",
            required = true,
            paramLabel = "FILE",
            description =
                    "A scenario file, or a file with \"schema: 1\", a \"rubric:\" group and, if it is for one operation"
                            + " only, \"scenario: ID\".")
    private Path rubric;

    @Option(
            names = "--sessions",
            paramLabel = "FILTER",
            arity = "1..*",
            split = ",",
            description = SessionFilter.HELP + "; the same key twice means either (default: all).")
    private List<String> filters = new ArrayList<>();

    @ArgGroup
    private Speeds speeds = new Speeds();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description =
                    "Where the report goes (default: one for each rubric, speed and filter, in regrades/ of the data folder).")
    private Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many sessions to re-grade at once (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    private static final class Speeds {
        @Option(names = "--quick", description = "From the sessions' records, without recomputing them (default).")
        private boolean quick;

        @Option(names = "--verify", description = "Recompute every session in full too, and compare.")
        private boolean verify;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw UserError.usage("--threads is " + threads + "; give 1 or more");
        }
        data.requireThere();
        LoadedRubric loaded = RubricReader.read(rubric);
        RubricDocument document = RubricDocument.of(loaded.rubric());
        SessionFilter filter = Filters.of(filters);
        Speed speed = speeds.verify ? Speed.VERIFIED : Speed.QUICK;
        Path folder = out == null
                ? ReportFolder.usual(data.path(), document, speed, filter)
                : out.toAbsolutePath().normalize();
        Report report =
                regrade(new ArchiveRegrade(data.path(), document, loaded.scenarioId(), filter, speed, threads), folder);
        output.line("%s", ReportText.of(report).stripTrailing());
        output.line("The report is %s", folder.resolve("report.html"));
        output.answer(json(folder));
        return report.summary().disagreements() == 0 ? ExitCodes.DONE : ExitCodes.NO;
    }

    private Report regrade(ArchiveRegrade regrade, Path folder) throws IOException {
        try (Progress progress = quiet.progress("re-grading")) {
            return regrade.run(folder, progress::reached);
        }
    }

    private static Map<String, Object> json(Path folder) throws IOException {
        JsonNode report = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(ReportFolder.json(folder).toFile());
        return Json.object(
                "folder", folder.toString(), "report_hash", report.get("report_hash"), "report", report.get("report"));
    }
}
