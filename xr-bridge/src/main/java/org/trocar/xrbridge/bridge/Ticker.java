package org.trocar.xrbridge.bridge;

/**
 * Absolute deadlines, a period apart. Whoever comes a period late or more has slipped: the deadlines that passed meanwhile are counted and
 * given up, never caught up in a burst.
 */
final class Ticker {
    private final SteadyClock clock;
    private final long periodNanos;
    private long deadlineNanos;
    private long slips;

    Ticker(SteadyClock clock, long periodNanos) {
        this.clock = clock;
        this.periodNanos = periodNanos;
        deadlineNanos = clock.nanoTime();
    }

    long periodNanos() {
        return periodNanos;
    }

    /** Waits for the next deadline that has not slipped, and returns it. */
    long next() {
        deadlineNanos += periodNanos;
        long missed = Math.max(0, (clock.nanoTime() - deadlineNanos) / periodNanos);
        slips += missed;
        deadlineNanos += missed * periodNanos;
        clock.awaitNanos(deadlineNanos);
        return deadlineNanos;
    }

    /** What takes long by nature, such as opening a headset, is over: the deadlines meanwhile are no slips. */
    void restart() {
        deadlineNanos = clock.nanoTime();
    }

    /** How many deadlines were given up. */
    long slips() {
        return slips;
    }
}
