package org.trocar.benchmarks.peer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.journal.JournalReader;

/**
 * How many times faster than real time one thread re-grades a peg transfer, in turns quick and in full: by the processor's time and by the
 * clock's. Beside quick stands what it cannot do without, whatever it computes: reading the journal, with its checksums, chain and cipher.
 */
public final class Regrades {
    /** An archive has many sessions; the first few dozen are mostly the compiler's. */
    private static final int WARM_UPS = 40;

    private final int rounds;
    private final SessionFolder session;
    private final Consumer<String> progress;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @FunctionalInterface
    private interface Way {
        Regrade regrade(SessionFolder folder) throws IOException;
    }

    /** Times real time. */
    private record Speeds(List<Double> byProcessor, List<Double> byClock) {
        Speeds() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    public Regrades(int rounds, SessionFolder session, Consumer<String> progress) {
        this.rounds = rounds;
        this.session = session;
        this.progress = progress;
    }

    public List<Figure> measure() throws IOException {
        Speeds quick = new Speeds();
        Speeds full = new Speeds();
        List<Double> reading = new ArrayList<>();
        progress.accept("regrade: warming up");
        for (int i = 0; i < WARM_UPS; i++) {
            Regrading.quick(session);
        }
        for (int round = -2; round < rounds; round++) {
            progress.accept("regrade: round " + (round + 3) + " of " + (rounds + 2));
            run(Regrading::quick, round, quick);
            run(Regrading::of, round, full);
            read(round, reading);
        }
        return List.of(
                figure(
                                "regrade.quick",
                                "quick re-grading of an encrypted session, by processor time",
                                quick.byProcessor())
                        .against("reading its journal", new Series(reading)),
                figure("regrade.quick_clock", "the same by the clock", quick.byClock()),
                figure("regrade.full", "full replay, by processor time", full.byProcessor()),
                figure("regrade.full_clock", "the same by the clock", full.byClock()));
    }

    private static Figure figure(String name, String what, List<Double> rounds) {
        return Figure.of(name, what, "x real time", new Series(rounds));
    }

    private void run(Way way, int round, Speeds speeds) throws IOException {
        long clock = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        Regrade regrade = way.regrade(session);
        double processorSeconds = (threads.getCurrentThreadCpuTime() - processor) * 1e-9;
        double clockSeconds = (System.nanoTime() - clock) * 1e-9;
        if (!regrade.recordHolds()) {
            throw new IOException(regrade.message());
        }
        if (round >= 0) {
            double seconds = regrade.ticks() / (double) tickHz();
            speeds.byProcessor().add(seconds / processorSeconds);
            speeds.byClock().add(seconds / clockSeconds);
        }
    }

    private void read(int round, List<Double> speeds) throws IOException {
        long processor = threads.getCurrentThreadCpuTime();
        try (JournalReader reader = JournalReader.open(session)) {
            while (reader.next()) {
                reader.payload();
            }
            double processorSeconds = (threads.getCurrentThreadCpuTime() - processor) * 1e-9;
            if (!reader.damage().isEmpty()) {
                throw new IOException(reader.damage().get(0).message());
            }
            if (round >= 0) {
                speeds.add(reader.summary().lastSealedTick() / (double) tickHz() / processorSeconds);
            }
        }
    }

    private int tickHz() {
        return session.read().manifest().orElseThrow().tickHz();
    }
}
