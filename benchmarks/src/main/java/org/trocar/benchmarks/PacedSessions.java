package org.trocar.benchmarks;

import java.util.concurrent.locks.LockSupport;
import org.trocar.telemetry.journal.LiveJournal;

/** Sessions that journal a tick each in turn, evenly spread, and are watched for when each tick becomes durable. */
final class PacedSessions {
    private static final long LOOK_NANOS = 20_000;

    private final LiveJournal[] journals;
    private final RecordedTicks ticks;
    private final long nanosATurn;
    private final long[][] sealedAt;
    private final long[] seen;
    private int measured;

    PacedSessions(LiveJournal[] journals, RecordedTicks ticks, int hz) {
        this.journals = journals;
        this.ticks = ticks;
        nanosATurn = 1_000_000_000L / hz / journals.length;
        sealedAt = new long[journals.length][];
        seen = new long[journals.length];
    }

    /** @param latencies filled, nanoseconds from a tick's seal until it was seen to be durable, give or take {@link #LOOK_NANOS} */
    void run(int tickCount, long[] latencies) {
        for (int i = 0; i < journals.length; i++) {
            sealedAt[i] = new long[tickCount + 1];
        }
        long next = System.nanoTime();
        for (int tick = 1; tick <= tickCount; tick++) {
            for (int i = 0; i < journals.length; i++) {
                ticks.journal(journals[i], tick);
                sealedAt[i][tick] = System.nanoTime();
                next += nanosATurn;
                watchUntil(next, latencies);
            }
        }
        while (measured < latencies.length) {
            watchUntil(System.nanoTime() + LOOK_NANOS, latencies);
        }
    }

    private void watchUntil(long deadline, long[] latencies) {
        do {
            for (int i = 0; i < journals.length; i++) {
                look(i, latencies);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        } while (System.nanoTime() < deadline);
    }

    private void look(int session, long[] latencies) {
        long durable = journals[session].durableTick();
        long now = System.nanoTime();
        while (seen[session] < durable) {
            seen[session]++;
            latencies[measured++] = now - sealedAt[session][(int) seen[session]];
        }
    }
}
