package org.trocar.xrbridge.bridge;

/** When to try again: after half a second, and after every failure twice as long, up to five seconds. */
final class BackOff {
    static final long FIRST_NANOS = 500_000_000;
    static final long LONGEST_NANOS = 5_000_000_000L;

    private long dueNanos;
    private long nextNanos = FIRST_NANOS;

    /** @param nowNanos when it may be tried for the first time */
    BackOff(long nowNanos) {
        dueNanos = nowNanos;
    }

    boolean due(long nowNanos) {
        return nowNanos >= dueNanos;
    }

    void failed(long nowNanos) {
        dueNanos = nowNanos + nextNanos;
        nextNanos = Math.min(2 * nextNanos, LONGEST_NANOS);
    }

    void succeeded() {
        nextNanos = FIRST_NANOS;
    }
}
