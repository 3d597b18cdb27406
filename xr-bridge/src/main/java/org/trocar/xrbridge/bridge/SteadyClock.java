package org.trocar.xrbridge.bridge;

/** The time a loop goes by, and how it waits for more of it. */
interface SteadyClock {
    /** Nanoseconds of {@link System#nanoTime}. */
    long nanoTime();

    /** Returns at that time, or at once when it has passed. */
    void awaitNanos(long nanos);
}
