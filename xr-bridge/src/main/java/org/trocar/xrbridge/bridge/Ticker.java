package org.trocar.xrbridge.bridge;

/**
 * Absolute deadlines, a period apart. Whoever comes a period late or more has slipped: the deadlines that passed meanwhile are counted and
 * given up, never caught up in a burst.
 */
final class Ticker {
    private final SteadyClock clock;
    private final long periodNanos;
    private long deadlineNanos;
    private boolean counting;
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
        slips += counting ? missed : 0;
        counting = true;
        deadlineNanos += missed * periodNanos;
        clock.awaitNanos(deadlineNanos);
        return deadlineNanos;
    }

    /** Nothing was due: the deadlines up to the next one, as while a headset is opened or nobody wears it, are no slips. */
    void restart() {
        deadlineNanos = clock.nanoTime();
        counting = false;
    }

    /** How many deadlines were given up. */
    long slips() {
        return slips;
    }
}
