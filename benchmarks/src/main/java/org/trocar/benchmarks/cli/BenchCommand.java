package org.trocar.benchmarks.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.trocar.benchmarks.micro.Micro;
import org.trocar.benchmarks.report.Report;
import org.trocar.benchmarks.report.ReportJson;
import org.trocar.benchmarks.report.ReportMarkdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, prints, and writes down what it measured. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures Trocar beside its limits and peers, after checking that its answers are right.",
            "Takes some ten minutes, with --quick two. What it measured is written to benchmarks/results, by machine."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trocar bench",
            "  trocar bench --quick --only micro --only regrade",
            "  trocar bench compare BEFORE.json AFTER.json"
        },
        subcommands = CompareCommand.class)
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "In two minutes: fewer and shorter rounds, good for a first look.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Only this part; may be given again: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = new ArrayList<>();

    @Option(
            names = "--benchmark",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Of the part micro only figures whose name contains this, such as decode.")
    private String benchmark;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Where the report is written (default: benchmarks/results in the checkout, by machine).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Micro.knows(benchmark)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--benchmark is " + benchmark
                            + ", which is in no figure's name; give a part of one, such as decode");
        }
        List<Part> parts = only.isEmpty() ? List.of(Part.values()) : only;
        Report report = new Bench(Checkout.here(), quick, parts, benchmark, System.err::println).run();
        Path written = Results.write(report, out);
        if (json) {
            System.out.print(ReportJson.write(report));
        } else {
            System.out.println(ReportMarkdown.figures(report));
            System.out.println(ReportMarkdown.targets(report));
            report.remarks().forEach(remark -> System.out.println("- " + remark));
        }
        System.err.println("written to " + written + " and, for programs, .json beside it");
        return 0;
    }
}
