package org.trocar.benchmarks.micro;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.trocar.benchmarks.fixture.BenchmarkSessions;
import org.trocar.benchmarks.fixture.JournaledTicks;
import org.trocar.benchmarks.report.Figure;
import org.trocar.benchmarks.report.Series;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.journal.LiveJournal;

/**
 * What a loop thread sees of the journal at its own pace: sixteen sessions at 90 Hz journal their ticks, each beside the same bytes into a ring
 * of which nothing is made.
 */
public final class JournalPace {
    private static final int SESSIONS = 16;
    private static final int HZ = 90;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final double P999 = 99.9;

    private final int rounds;
    private final int seconds;
    private final SessionFolder source;
    private final Path data;
    private final Consumer<String> progress;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> oursMedian = new ArrayList<>();
    private final List<Double> empty = new ArrayList<>();
    private final List<Double> emptyMedian = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    /** @param data a folder on the disk to be measured */
    public JournalPace(int rounds, int seconds, SessionFolder source, Path data, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.source = source;
        this.data = data;
        this.progress = progress;
    }

    public List<Figure> measure() throws IOException, GeneralSecurityException {
        JournaledTicks ticks = new JournaledTicks(source);
        BenchmarkSessions sessions = new BenchmarkSessions(source, data);
        try (JournalThread journals = JournaledTicks.newThread();
                DiscardingRing discarding = new DiscardingRing(JournalRing.DEFAULT_BYTES)) {
            JournalRing ring = journals.newRing(JournalRing.DEFAULT_BYTES);
            LiveJournal[] open = new LiveJournal[SESSIONS];
            for (int i = 0; i < SESSIONS; i++) {
                open[i] = sessions.open(journals, ring, Optional.of(JournaledTicks.newKey()));
            }
            for (int round = 0; round <= rounds; round++) {
                progress.accept("journal: " + SESSIONS + " sessions at " + HZ + " Hz, "
                        + (round == 0 ? "warming up" : "round " + round + " of " + rounds));
                round(round, ticks, open, discarding);
            }
        }
        return figures();
    }

    private void round(int round, JournaledTicks ticks, LiveJournal[] open, DiscardingRing discarding) {
        Histogram journaling = new Histogram(LONGEST_NANOS, 3);
        Histogram offering = new Histogram(LONGEST_NANOS, 3);
        int[] lengths = ticks.offeredBytes();
        long stepNanos = 1_000_000_000L / HZ / SESSIONS;
        long count = (long) seconds * HZ * SESSIONS;
        long due = System.nanoTime();
        long allocated = -threads.getCurrentThreadAllocatedBytes();
        for (long i = 0; i < count; i++) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            due += stepNanos;
            long tick = (long) round * seconds * HZ + i / SESSIONS + 1;
            LiveJournal journal = open[(int) (i % SESSIONS)];
            // Whichever comes first finds what it needs out of the caches.
            if (i / SESSIONS % 2 == 0) {
                journaling.recordValue(journalingNanos(ticks, journal, tick));
                offering.recordValue(offeringNanos(discarding, lengths));
            } else {
                offering.recordValue(offeringNanos(discarding, lengths));
                journaling.recordValue(journalingNanos(ticks, journal, tick));
            }
        }
        allocated += threads.getCurrentThreadAllocatedBytes();
        if (round > 0) {
            keep(journaling, offering, (double) allocated / count);
        }
    }

    private static long journalingNanos(JournaledTicks ticks, LiveJournal journal, long tick) {
        long start = System.nanoTime();
        ticks.journal(journal, tick);
        return Math.min(LONGEST_NANOS, System.nanoTime() - start);
    }

    private static long offeringNanos(DiscardingRing ring, int[] lengths) {
        long start = System.nanoTime();
        for (int length : lengths) {
            ring.offer(length);
        }
        return Math.min(LONGEST_NANOS, System.nanoTime() - start);
    }

    private void keep(Histogram journaling, Histogram offering, double allocated) {
        ours.add(journaling.getValueAtPercentile(P999) / 1e3);
        oursMedian.add(journaling.getValueAtPercentile(50) / 1e3);
        empty.add(offering.getValueAtPercentile(P999) / 1e3);
        emptyMedian.add(offering.getValueAtPercentile(50) / 1e3);
        bytes.add(allocated);
    }

    private List<Figure> figures() {
        String beside = "the same bytes into an empty ring";
        return List.of(
                Figure.of(
                                "journal.loop_p50",
                                "journaling a tick, as the loop sees it at pace, median",
                                "us",
                                new Series(oursMedian))
                        .against(beside, new Series(emptyMedian)),
                Figure.of("journal.loop_p999", "the same, p99.9", "us", new Series(ours))
                        .against(beside, new Series(empty)),
                Figure.of(
                        "journal.offer.bytes", "allocated by the loop for journaling a tick", "B", new Series(bytes)));
    }
}
