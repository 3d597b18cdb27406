package org.trocar.benchmarks.load;

/**
 * A load.
 *
 * @param rateHz frames and ticks a second of each session: 72, 80, 90 or 120
 * @param seconds that count, after those to warm up
 */
public record Plan(int sessions, int rateHz, int seconds, int warmUpSeconds) {
    /** What the server's warmth and the trainees' two still seconds take. */
    public static final int WARM_UP_SECONDS = 6;

    long intervalNanos() {
        return 1_000_000_000L / rateHz;
    }

    Plan withSessions(int count) {
        return new Plan(count, rateHz, seconds, warmUpSeconds);
    }
}
