package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.trocar.server.words.Amounts;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.progress.AttemptsLog;
import org.trocar.telemetry.progress.ProgressChart;
import org.trocar.telemetry.report.ReportPage;
import org.trocar.telemetry.rulings.Rulings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        footer = {"  trocar report 01a20555", "  trocar report 01a20555 -o debriefing.html"},
        header = "Makes a session's report: one HTML file to look at or print.",
        description = {
            "Verdict and score, what to practise next, the steps over time, both instruments' paths and speed, the score sheet,",
            "the field at every critical error, and where every point went. The file needs nothing else; docs/report.md explains it."
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "Where to write it (default: reports/ in the data folder, from where erasing the learner removes it).")
    private Path out;

    @Mixin
    private DataFolder data;

    @Mixin
    private Quiet quiet;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.session(session);
        if (folder.isRunning()) {
            throw UserError.no("this session is still running; it can be reported when it ends");
        }
        if (out != null) {
            OutFile.requireWritable(out);
        }
        ReportPage page = make(folder);
        Path file = out == null
                ? ReportPage.usual(data.path(), page.grade().grade().sessionId())
                : out.toAbsolutePath().normalize();
        page.write(file);
        output.line("%s", GradePrinter.headline(page.grade().grade()));
        if (page.ruled().changed()) {
            output.line("%s", StandingPrinter.effective(page.ruled()));
        }
        output.line("  report %s (%s)", file, Amounts.bytes(Files.size(file)));
        output.answer(Json.object(
                "session", page.grade().grade().sessionId(),
                "grade_hash", page.grade().gradeHash(),
                "file", file.toString(),
                "bytes", Files.size(file)));
        return ExitCodes.DONE;
    }

    private ReportPage make(SessionFolder folder) throws IOException {
        long ticks =
                folder.read().summary().map(summary -> summary.lastSealedTick()).orElse(0L);
        try (Progress progress = quiet.progress("replaying")) {
            return ReportPage.of(
                    folder, Rulings.read(data.path()), chart(folder), tick -> progress.reached(tick, ticks));
        }
    }

    /** Of a session that lies elsewhere the data folder knows no learner. */
    private Optional<String> chart(SessionFolder folder) throws IOException {
        Optional<StoredManifest> manifest = folder.read().manifest();
        if (manifest.isEmpty()
                || !folder.path().toAbsolutePath().startsWith(data.path().toAbsolutePath())) {
            return Optional.empty();
        }
        AttemptsLog log = new AttemptsLog(data.path());
        log.refresh();
        return Optional.of(ProgressChart.svg(
                log.progress(manifest.get().learner(), manifest.get().scenario().id())));
    }
}
