package org.trocar.benchmarks.load;

import org.HdrHistogram.Histogram;

/**
 * What one or many clients saw, all in nanoseconds. From a motion's capture, the moment it was due to be sent by plan and not by when we
 * came to it, to the state that takes it in; and the parts of that way.
 */
final class Legs {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    /** From the moment a frame was due until its state was here. Frames that share a state count each. */
    final Histogram feedback = histogram();
    /** How late we were in sending. */
    final Histogram behind = histogram();
    /** Sent until received by the server. */
    final Histogram up = histogram();
    /** Received until the tick was due that took it. */
    final Histogram wait = histogram();
    /** Tick due until its state was made: how late the loop was, and its work. */
    final Histogram work = histogram();
    /** State made until it was here. */
    final Histogram down = histogram();
    /** How much later than the best tick of its session each tick's state was made. */
    final Histogram lateness = histogram();
    /** From a tick until it was durable, in ticks, as each state tells. */
    final Histogram journalLagTicks = histogram();

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NANOS, nanos)));
    }

    void add(Legs other) {
        feedback.add(other.feedback);
        behind.add(other.behind);
        up.add(other.up);
        wait.add(other.wait);
        work.add(other.work);
        down.add(other.down);
        lateness.add(other.lateness);
        journalLagTicks.add(other.journalLagTicks);
    }
}
