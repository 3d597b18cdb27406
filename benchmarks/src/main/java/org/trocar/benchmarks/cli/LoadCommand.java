package org.trocar.benchmarks.cli;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.trocar.benchmarks.fixture.Fixture;
import org.trocar.benchmarks.load.Load;
import org.trocar.benchmarks.load.Plan;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Machine;
import org.trocar.benchmarks.report.Report;
import org.trocar.benchmarks.report.ReportJson;
import org.trocar.benchmarks.report.ReportMarkdown;
import org.trocar.telemetry.folder.SessionFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts many trainees on a server and measures what they see and what it costs.",
            "Starts a server of its own in another process, unless --server names one."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  trocar load --sessions 16 --seconds 20",
            "  trocar load --find",
            "  trocar load --sessions 4 --server 10.0.0.5:7410"
        })
final class LoadCommand implements Callable<Integer> {
    /** Whose hands are sent. */
    enum Hands {
        SCRIPTED,
        RECORDED,
        BOTH
    }

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many trainees (default: ${DEFAULT-VALUE}).")
    private int sessions;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "90",
            description = "Frames and ticks a second: 72, 80, 90 or 120 (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "How long is measured, after warming up (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often; medians count (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--hands",
            paramLabel = "WHOSE",
            defaultValue = "scripted",
            description = "Whose hands: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Hands hands;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Simulation threads of our own server (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(names = "--find", description = "Look for the most trainees that it keeps up with, instead.")
    private boolean find;

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Load this server; its own costs are then not known.")
    private String server;

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            description = "Also write the report there.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        check();
        Checkout checkout = Checkout.here();
        double loadBefore = Machine.load();
        try (Scratch scratch = Scratch.in(checkout)) {
            Fixture fixture = Fixture.record(checkout.home(), scratch.folder().resolve("fixture"));
            Load load = new Load(checkout.home(), scratch.folder(), hands(fixture), threads, System.err::println);
            List<Figure> figures = measure(load);
            Machine machine = Machine.here(checkout.commit());
            print(new Report(
                    Instant.now(), "load", machine, loadBefore, Machine.load(), List.of(), figures, load.remarks()));
        }
        return 0;
    }

    private void check() {
        if (!List.of(72, 80, 90, 120).contains(rate)) {
            throw new ParameterException(spec.commandLine(), "--rate is " + rate + "; give 72, 80, 90 or 120");
        }
        if (sessions < 1 || seconds < 1 || rounds < 1 || threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--sessions, --seconds, --rounds and --threads are at least 1");
        }
        if (find && server != null) {
            throw new ParameterException(
                    spec.commandLine(), "--find needs a server of our own to look into; leave --server out");
        }
    }

    private List<SessionFolder> hands(Fixture fixture) {
        return switch (hands) {
            case SCRIPTED -> List.of(fixture.scripted());
            case RECORDED -> List.of(fixture.person());
            case BOTH -> fixture.sessions();
        };
    }

    private List<Figure> measure(Load load) throws Exception {
        Plan plan = new Plan(sessions, rate, seconds, find ? Plan.WARM_UP_SECONDS : Plan.FROM_COLD_SECONDS);
        if (find) {
            return load.find(plan);
        }
        return server == null ? load.measure(plan, rounds) : load.measure(plan, rounds, address());
    }

    private InetSocketAddress address() {
        int colon = server.lastIndexOf(':');
        try {
            return new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--server is \"" + server + "\"; give HOST:PORT", e);
        }
    }

    private void print(Report report) throws Exception {
        System.out.println(json ? ReportJson.write(report) : ReportMarkdown.figures(report));
        if (!json) {
            report.remarks().forEach(remark -> System.out.println("- " + remark));
        }
        if (out != null) {
            Files.createDirectories(out);
            System.err.println("written to " + Results.write(report, out));
        }
    }
}
