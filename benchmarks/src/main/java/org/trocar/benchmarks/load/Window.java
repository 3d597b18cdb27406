package org.trocar.benchmarks.load;

/** The time that counts: after everything has warmed up, before anything ends. By our own clock, {@link System#nanoTime}. */
final class Window {
    private volatile long fromNanos = Long.MAX_VALUE;
    private volatile long toNanos = Long.MAX_VALUE;

    void open(long from, long to) {
        toNanos = to;
        fromNanos = from;
    }

    boolean holds(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    long fromNanos() {
        return fromNanos;
    }

    long toNanos() {
        return toNanos;
    }
}
