package org.trocar.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.store.SessionStore;

/**
 * How many times faster than real time sessions are re-graded, quick and in full: all sessions of a data folder, one after the other on one
 * thread, in turns, after one round to warm up. By the clock on the wall, and by the processor's time, which other programs disturb less.
 */
public final class RegradeSpeed {
    private static final int ROUNDS = 5;

    private RegradeSpeed() {}

    @FunctionalInterface
    private interface Way {
        Regrade regrade(SessionFolder folder) throws IOException;
    }

    /** @param args the data folder */
    public static void main(String[] args) throws IOException {
        List<SessionStore.Entry> sessions =
                new SessionStore(Path.of(args[0])).list().sessions();
        double seconds = sessions.stream()
                .mapToDouble(
                        session -> (double) session.ticks() / session.manifest().tickHz())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%d sessions, %.0f s recorded; Java %s%n",
                sessions.size(),
                seconds,
                System.getProperty("java.version"));
        round(sessions, Regrading::quick);
        round(sessions, Regrading::of);
        for (int i = 0; i < ROUNDS; i++) {
            Took quick = round(sessions, Regrading::quick);
            Took full = round(sessions, Regrading::of);
            System.out.printf(
                    Locale.ROOT,
                    "quick %,6.0f x real time (processor %,6.0f x)  full %,6.0f x (processor %,6.0f x)  quick is %.1f times as fast"
                            + " (processor %.1f)%n",
                    seconds / quick.wallSeconds(),
                    seconds / quick.processorSeconds(),
                    seconds / full.wallSeconds(),
                    seconds / full.processorSeconds(),
                    full.wallSeconds() / quick.wallSeconds(),
                    full.processorSeconds() / quick.processorSeconds());
        }
    }

    private record Took(double wallSeconds, double processorSeconds) {}

    private static Took round(List<SessionStore.Entry> sessions, Way way) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long processor = threads.getCurrentThreadCpuTime();
        for (SessionStore.Entry session : sessions) {
            Regrade regrade = way.regrade(session.folder());
            if (regrade.outcome() != Regrade.Outcome.IDENTICAL) {
                throw new IOException("session " + session.id() + ": " + regrade.message());
            }
        }
        return new Took((System.nanoTime() - wall) * 1e-9, (threads.getCurrentThreadCpuTime() - processor) * 1e-9);
    }
}
