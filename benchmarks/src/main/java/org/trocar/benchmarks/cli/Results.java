package org.trocar.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.trocar.benchmarks.report.Report;
import org.trocar.benchmarks.report.ReportJson;
import org.trocar.benchmarks.report.ReportMarkdown;

/** Where reports go: a folder a machine, a name a moment. */
final class Results {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);

    private Results() {}

    /**
     * Writes a report as JSON and as Markdown.
     *
     * @param out the folder; null for the checkout's, by machine
     * @return the Markdown
     */
    static Path write(Report report, Path out) throws IOException {
        Path folder = out != null
                ? out
                : Checkout.here().results().resolve(report.machine().slug());
        Files.createDirectories(folder);
        String name = MOMENT.format(report.made()) + "-" + report.kind();
        Files.writeString(folder.resolve(name + ".json"), ReportJson.write(report));
        return Files.writeString(folder.resolve(name + ".md"), ReportMarkdown.write(report));
    }
}
