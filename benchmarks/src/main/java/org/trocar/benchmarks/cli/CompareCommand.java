package org.trocar.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trocar.benchmarks.report.Comparison;
import org.trocar.benchmarks.report.ReportJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Sets two reports beside each other.",
            "A figure counts as changed when no round of one lies among the other's rounds: on a shared machine, less is chance."
        },
        footerHeading = "%nExamples:%n",
        footer = "  trocar bench compare BEFORE.json AFTER.json")
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier report's .json.")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later one's.")
    private Path after;

    @Override
    public Integer call() throws IOException {
        System.out.print(
                Comparison.of(ReportJson.read(before), ReportJson.read(after)).markdown());
        return 0;
    }
}
