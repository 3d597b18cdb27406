package org.trocar.benchmarks.echo;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A loop without work, as any program has it: a thread that wakes by absolute deadlines, as often as one that drives so many sessions, and does nothing
 * but note how late it was.
 */
public final class EmptyLoop {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final long stepNanos;
    private final Histogram lateness = new Histogram(LONGEST_NANOS, 3);
    private final Thread thread = new Thread(this::run, "empty-loop");
    private final long fromNanos;
    private final long toNanos;

    private EmptyLoop(long stepNanos, long fromNanos, long toNanos) {
        this.stepNanos = stepNanos;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /**
     * Starts one.
     *
     * @param sessions deadlines a tick, evenly spread
     */
    public static EmptyLoop start(int sessions, int rateHz, long fromNanos, long toNanos) {
        EmptyLoop loop = new EmptyLoop(1_000_000_000L / rateHz / sessions, fromNanos, toNanos);
        loop.thread.setDaemon(true);
        loop.thread.start();
        return loop;
    }

    private void run() {
        for (long due = fromNanos; due < toNanos; due += stepNanos) {
            long now = System.nanoTime();
            while (now < due) {
                LockSupport.parkNanos(due - now);
                now = System.nanoTime();
            }
            lateness.recordValue(Math.min(LONGEST_NANOS, now - due));
        }
    }

    /** Waits for its end. */
    public Histogram lateness() throws InterruptedException {
        thread.join();
        return lateness;
    }
}
