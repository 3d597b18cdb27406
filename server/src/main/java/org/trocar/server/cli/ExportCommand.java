package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trocar.telemetry.export.CsvExport;
import org.trocar.telemetry.export.ExportResult;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.CodecFrames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        header = "Writes a session's hands as a table.",
        description = {
            "One row a frame and joint, units in the header,",
            "with a sidecar that says frame, rate, gaps, provenance and hashes."
        })
final class ExportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        csv
    }

    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(names = "--format", required = true, description = "What to write: ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: exports in the data folder).")
    private Path out;

    @Mixin
    private DataFolder data;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = data.session(session);
        Path target = out == null ? data.path().resolve("exports") : out.toAbsolutePath();
        ExportResult result = export(folder, target);
        for (Damage damage : result.damage()) {
            output.remark("damage: %s", damage.message());
        }
        if (result.csv().isEmpty()) {
            return ExitCodes.NO;
        }
        output.line("%s: %,d frames, %,d rows", result.csv().get(), result.frames(), result.rows());
        output.line("%s", result.sidecar().orElseThrow());
        output.answer(Json.object(
                "session", folder.path().getFileName().toString(),
                "format", format.name(),
                "csv", result.csv().get().toString(),
                "sidecar", result.sidecar().orElseThrow().toString(),
                "frames", result.frames(),
                "rows", result.rows(),
                "damage", result.damage().stream().map(Damage::message).toList()));
        return result.damage().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    static ExportResult export(SessionFolder folder, Path target) throws IOException {
        Files.createDirectories(target);
        Path csv = target.resolve(folder.path().getFileName() + ".csv");
        try (Progress progress = new Progress("exporting")) {
            return new CsvExport(new CodecFrames()).export(folder, csv, progress::reached);
        }
    }
}
