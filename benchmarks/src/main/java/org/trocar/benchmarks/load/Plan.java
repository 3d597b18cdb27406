package org.trocar.benchmarks.load;

/**
 * A load.
 *
 * @param rateHz frames and ticks a second of each session: 72, 80, 90 or 120
 * @param seconds that count, after those to warm up
 */
public record Plan(int sessions, int rateHz, int seconds, int warmUpSeconds) {
    /** What the trainees' still seconds and reaching for the first ring take. */
    public static final int WARM_UP_SECONDS = 6;
    /** For a server, and a load, that have just begun: until their compilers are done with most of what they will ever do. */
    public static final int FROM_COLD_SECONDS = 14;

    long intervalNanos() {
        return 1_000_000_000L / rateHz;
    }

    Plan withSessions(int count) {
        return new Plan(count, rateHz, seconds, warmUpSeconds);
    }
}
