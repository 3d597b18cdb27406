package org.trocar.telemetry.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.trocar.core.grade.RuledGrade;
import org.trocar.telemetry.folder.JsonFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.rulings.Rulings;

/**
 * One session's report: a page for the trainee and whoever teaches, in one file that needs nothing else. The same session, rulings,
 * progress and engine make the same bytes.
 *
 * @param grade that it shows
 * @param ruled what rulings on its errors and verdict make of it, which is shown first
 * @param html well-formed as XML too
 */
public record ReportPage(GradeDocument grade, RuledGrade ruled, String html) {
    /**
     * Makes it from the session's folder, in which nothing changes.
     *
     * @param rulings say which grade counts
     * @param chart the learner's progress at this operation as SVG; empty where nothing is known of it
     * @param progress is told how many ticks were replayed
     * @throws IOException when the session was erased, or manifest, scenario copy or ruling cannot be used, naming file and remedy
     */
    public static ReportPage of(SessionFolder folder, Rulings rulings, Optional<String> chart, LongConsumer progress)
            throws IOException {
        SessionReport report = ReportReading.of(folder, rulings, chart, progress);
        return new ReportPage(report.grade(), report.ruled(), ReportHtml.of(report));
    }

    /** Where a data folder keeps a session's report; erasing the learner removes it. */
    public static Path usual(Path data, String sessionId) {
        return data.resolve("reports").resolve(sessionId + ".html");
    }

    /** Writes it whole or not at all. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JsonFile.writeText(file, html);
    }
}
