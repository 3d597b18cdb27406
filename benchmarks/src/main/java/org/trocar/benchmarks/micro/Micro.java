package org.trocar.benchmarks.micro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.telemetry.folder.SessionFolder;

/** Runs the small benchmarks by JMH, each in processes of its own with the flags of this one, or all in this one, and makes figures of them. */
public final class Micro {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** What allocates would else be charged with touching memory for the first time, as long as there is more of it. */
    private static final String SMALL_HEAP = "-XX:SoftMaxHeapSize=256m";

    private final Effort effort;
    private final SessionFolder session;
    private final Path scratch;
    private final Consumer<String> progress;
    private final Map<String, Measured> measured = new HashMap<>();

    /**
     * @param bytes allocated in each iteration
     * @param operations of each iteration
     */
    private record Measured(Series nanos, Series bytes, Series operations) {
        /** What an operation allocates: what JMH itself allocates in an iteration is taken off. */
        Series bytesEach(double ofJmh) {
            List<Double> each = new ArrayList<>();
            for (int i = 0; i < bytes.rounds().size(); i++) {
                each.add(Math.max(0, bytes.rounds().get(i) - ofJmh)
                        / operations.rounds().get(i));
            }
            return new Series(each);
        }
    }

    /**
     * @param session the run to measure with
     * @param scratch a folder for what is written
     */
    public Micro(Effort effort, SessionFolder session, Path scratch, Consumer<String> progress) {
        this.effort = effort;
        this.session = session;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Whether any figure's name has this in it. */
    public static boolean knows(String part) {
        return Arrays.stream(Small.values())
                .anyMatch(small -> !small.isLimit() && small.figure().contains(part));
    }

    /**
     * Measures, and what the measured is held against.
     *
     * @param containing only what has this in its figure's name; empty for everything
     */
    public List<Figure> measure(String containing) throws RunnerException {
        List<Figure> figures = new ArrayList<>();
        for (Small small : Small.values()) {
            if (!small.isLimit() && small.figure().contains(containing)) {
                if (small.limit().isPresent()) {
                    measureOnce(small.limit().get());
                }
                measureOnce(small);
                figures.add(time(small));
                if (small.countsBytes()) {
                    measureOnce(Small.NOTHING);
                    figures.add(bytes(small));
                }
            }
        }
        return figures;
    }

    private void measureOnce(Small small) throws RunnerException {
        if (!measured.containsKey(small.method())) {
            measure(small);
        }
    }

    private Figure time(Small small) {
        Figure ours = Figure.of(
                small.figure(), small.what(), "ns", measured.get(small.method()).nanos());
        return small.limit()
                .map(limit ->
                        ours.against(limit.what(), measured.get(limit.method()).nanos()))
                .orElse(ours);
    }

    private Figure bytes(Small small) {
        return Figure.of(
                small.figure() + ".bytes",
                small.what() + ": allocated",
                "B",
                measured.get(small.method())
                        .bytesEach(measured.get(Small.NOTHING.method()).bytes().highest()));
    }

    private void measure(Small small) throws RunnerException {
        progress.accept("micro: " + small.what());
        Collection<RunResult> results = new Runner(options(small)).run();
        if (results.size() != 1) {
            throw new IllegalStateException(small.method() + " names " + results.size() + " benchmarks");
        }
        for (RunResult result : results) {
            measured.put(small.method(), measured(result));
        }
    }

    private Options options(Small small) {
        return new OptionsBuilder()
                .include("\\." + small.method().replace(".", "\\.") + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(effort.forks())
                .warmupIterations(effort.warmUps())
                .measurementIterations(effort.iterations())
                .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
                .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(options(session, scratch).toArray(String[]::new))
                .build();
    }

    /** What a process in which something small is measured is given beside the flags of this one. */
    static List<String> options(SessionFolder session, Path scratch) {
        return List.of(
                SMALL_HEAP,
                "-D" + Given.SESSION + "=" + session.path(),
                "-D" + Given.SCRATCH + "=" + scratch,
                "-Djmh.ignoreLock=true");
    }

    private static Measured measured(RunResult result) {
        List<Double> nanos = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> operations = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos.add(iteration.getPrimaryResult().getScore());
                double count = iteration.getMetadata().getAllOps();
                operations.add(count);
                bytes.add(iteration.getSecondaryResults().get(ALLOCATED).getScore() * count);
            }
        }
        return new Measured(new Series(nanos), new Series(bytes), new Series(operations));
    }
}
