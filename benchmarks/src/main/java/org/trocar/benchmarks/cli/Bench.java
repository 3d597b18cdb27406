package org.trocar.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.trocar.benchmarks.fixture.Answers;
import org.trocar.benchmarks.fixture.Fixture;
import org.trocar.benchmarks.micro.Effort;
import org.trocar.benchmarks.micro.Micro;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Machine;
import org.trocar.benchmarks.report.Report;

/** One run of the harness: checks the answers, then measures part after part. */
final class Bench {
    private final Checkout checkout;
    private final boolean quick;
    private final List<Part> parts;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Bench(Checkout checkout, boolean quick, List<Part> parts, Consumer<String> progress) {
        this.checkout = checkout;
        this.quick = quick;
        this.parts = List.copyOf(parts);
        this.progress = progress;
    }

    Report run() throws Exception {
        double loadBefore = Machine.load();
        Path scratch = Files.createTempDirectory(Files.createDirectories(checkout.scratch()), "bench");
        try {
            progress.accept("answers: recording, replaying and comparing");
            Fixture fixture = Fixture.record(checkout.home(), scratch.resolve("fixture"));
            List<String> answers = Answers.check(checkout.home(), fixture, scratch);
            for (Part part : parts) {
                measure(part, fixture, scratch);
            }
            String kind = quick ? "quick" : "full";
            Machine machine = Machine.here(checkout.commit());
            return new Report(Instant.now(), kind, machine, loadBefore, Machine.load(), answers, figures, remarks);
        } finally {
            delete(scratch);
        }
    }

    private void measure(Part part, Fixture fixture, Path scratch) throws Exception {
        switch (part) {
            case MICRO ->
                figures.addAll(
                        new Micro(quick ? Effort.QUICK : Effort.FULL, fixture.scripted(), scratch, progress).measure());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
