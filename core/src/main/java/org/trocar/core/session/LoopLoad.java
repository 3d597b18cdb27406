package org.trocar.core.session;

/** How busy a loop thread is with real-time sessions, and how late they get their ticks. The loop writes it, anybody may read it. */
public final class LoopLoad {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MILLION = 1_000_000;

    private final LastSeconds busyMillionths = new LastSeconds();
    private final LastSeconds latest = new LastSeconds();
    private boolean begun;
    private long beganNanos;
    private long busyNanos;
    private long latestNanos;

    /** @param lateNanos after its deadline that the session's work began */
    void worked(long spentNanos, long lateNanos) {
        busyNanos += Math.max(0, spentNanos);
        latestNanos = Math.max(latestNanos, lateNanos);
    }

    /** Once a round. */
    void passed(long nowNanos) {
        long nanos = nowNanos - beganNanos;
        if (begun && nanos < SECOND_NANOS) {
            return;
        }
        if (begun) {
            busyMillionths.put((long) ((double) busyNanos / nanos * MILLION));
            latest.put(latestNanos);
        }
        begun = true;
        beganNanos = nowNanos;
        busyNanos = 0;
        latestNanos = 0;
    }

    /** The part of the time that real-time sessions took in the quietest of the last five seconds; 0 until there were so many. */
    public double busyShare() {
        return (double) busyMillionths.least().orElse(0) / MILLION;
    }

    /** How late a tick began in each of the last five seconds at least once, nanoseconds; 0 until there were so many. */
    public long latenessNanos() {
        return latest.least().orElse(0);
    }
}
