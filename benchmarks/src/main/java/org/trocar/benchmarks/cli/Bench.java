package org.trocar.benchmarks.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trocar.benchmarks.echo.Echo;
import org.trocar.benchmarks.echo.OneCore;
import org.trocar.benchmarks.fixture.Answers;
import org.trocar.benchmarks.fixture.Fixture;
import org.trocar.benchmarks.load.Load;
import org.trocar.benchmarks.load.LockstepTape;
import org.trocar.benchmarks.load.Plan;
import org.trocar.benchmarks.load.ServerProcess;
import org.trocar.benchmarks.micro.Effort;
import org.trocar.benchmarks.micro.JournalPace;
import org.trocar.benchmarks.micro.Micro;
import org.trocar.benchmarks.micro.MicroMain;
import org.trocar.benchmarks.peer.CommandMain;
import org.trocar.benchmarks.peer.Serve;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Machine;
import org.trocar.benchmarks.report.Measured;
import org.trocar.benchmarks.report.Report;

/** One run of the harness: checks the answers, then measures part after part. */
final class Bench {
    /** That learn at once, in all parts but one. */
    static final int SESSIONS = 16;

    private static final int RATE_HZ = 90;

    private final Checkout checkout;
    private final boolean quick;
    private final List<Part> parts;
    private final String benchmark;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param benchmark what the names of the small benchmarks' figures contain; empty for all */
    Bench(Checkout checkout, boolean quick, List<Part> parts, String benchmark, Consumer<String> progress) {
        this.benchmark = benchmark;
        this.checkout = checkout;
        this.quick = quick;
        this.parts = List.copyOf(parts);
        this.progress = progress;
    }

    Report run() throws Exception {
        double loadBefore = Machine.load();
        try (Scratch folder = Scratch.in(checkout)) {
            Path scratch = folder.folder();
            progress.accept("answers: recording, replaying and comparing");
            Fixture fixture = Fixture.record(checkout.home(), scratch.resolve("fixture"));
            List<String> answers = Answers.check(checkout.home(), fixture, scratch);
            for (Part part : parts) {
                measure(part, fixture, scratch);
            }
            String kind = quick ? "quick" : "full";
            Machine machine = Machine.here(checkout.commit());
            return new Report(Instant.now(), kind, machine, loadBefore, Machine.load(), answers, figures, remarks);
        }
    }

    private void measure(Part part, Fixture fixture, Path scratch) throws Exception {
        switch (part) {
            case ECHO -> echo(fixture, scratch);
            case REGRADE -> regrade(fixture, scratch);
            case LOAD -> load(fixture, scratch);
            case FIND -> find(fixture, scratch);
            case MICRO -> micro(fixture, scratch);
            case JOURNAL -> journal(fixture, scratch);
            case SERVE -> serve(scratch);
        }
    }

    private void echo(Fixture fixture, Path scratch) throws Exception {
        LockstepTape hands = LockstepTape.of(fixture.scripted());
        try (OneCore core = OneCore.take();
                ServerProcess server = ServerProcess.start(checkout.home(), scratch.resolve("echo"), 2, 1)) {
            if (!core.taken()) {
                remarks.add("echo: there is no taskset; its threads ran on what cores the system gave them");
            }
            figures.addAll(
                    new Echo(quick ? 3 : 20, quick ? 3 : 7, quick ? 1_000 : 4_000, server.address(), hands, progress)
                            .measure());
        }
    }

    private void micro(Fixture fixture, Path scratch) throws Exception {
        if (quick) {
            figures.addAll(MicroMain.measure(fixture.scripted(), scratch, benchmark));
        } else {
            figures.addAll(new Micro(Effort.FULL, fixture.scripted(), scratch, progress).measure(benchmark));
        }
    }

    private void journal(Fixture fixture, Path scratch) throws Exception {
        Path data = Files.createDirectory(scratch.resolve("journal"));
        figures.addAll(new JournalPace(quick ? 1 : 3, quick ? 3 : 10, fixture.scripted(), data, progress).measure());
    }

    private void serve(Path scratch) throws Exception {
        Serve serve = new Serve(checkout.home(), scratch, quick ? 1 : 5, progress);
        figures.addAll(serve.measure());
        remarks.addAll(serve.remarks());
    }

    private void regrade(Fixture fixture, Path scratch) throws Exception {
        Measured measured = CommandMain.measure(fixture.scripted(), scratch, quick);
        figures.addAll(measured.figures());
        remarks.addAll(measured.remarks());
    }

    private void load(Fixture fixture, Path scratch) throws Exception {
        Load load = new Load(checkout.home(), scratch, List.of(fixture.scripted()), 1, progress);
        Plan plan = quick
                ? new Plan(SESSIONS, RATE_HZ, 8, Plan.WARM_UP_SECONDS)
                : new Plan(SESSIONS, RATE_HZ, 20, Plan.FROM_COLD_SECONDS);
        figures.addAll(load.measure(plan, quick ? 1 : 3));
        remarks.addAll(load.remarks());
    }

    private void find(Fixture fixture, Path scratch) throws Exception {
        if (quick) {
            remarks.add("the most sessions that it keeps up with are not looked for in a quick run");
            return;
        }
        Load load = new Load(checkout.home(), scratch, List.of(fixture.scripted()), 1, progress);
        figures.addAll(load.find(new Plan(SESSIONS, RATE_HZ, 6, Plan.WARM_UP_SECONDS)));
        remarks.addAll(load.remarks());
    }
}
