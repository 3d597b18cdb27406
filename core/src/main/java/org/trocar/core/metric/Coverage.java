package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Accounts for a tool's time: the span it was observed for, and the part of it that was untracked. A stretch without a tracked sample is
 * untracked time exactly when it is longer than {@link MotionPipeline#MAX_GAP_NANOS}. Time between a break and the next sample is in neither.
 */
final class Coverage implements Stateful {
    private boolean running;
    private long latestNanos = Long.MIN_VALUE;
    private long seenNanos;
    private long spanNanos;
    private long untrackedNanos;

    /** Moves time on to a sample's; returns false, and does nothing, if the sample is not later than the one before. */
    boolean advance(long nanos) {
        if (running ? nanos <= latestNanos : nanos < latestNanos) {
            return false;
        }
        if (running) {
            spanNanos += nanos - latestNanos;
        } else {
            running = true;
            seenNanos = nanos;
        }
        latestNanos = nanos;
        return true;
    }

    /** The latest sample was tracked. */
    void see() {
        untrackedNanos += openGapNanos();
        seenNanos = latestNanos;
    }

    /** Stops the account at a time, or at the latest sample if that is later. */
    void stop(long nanos) {
        if (!running) {
            return;
        }
        advance(nanos);
        untrackedNanos += openGapNanos();
        running = false;
    }

    /** How long there has been no tracked sample, if that is longer than a gap may be; otherwise 0. */
    long openGapNanos() {
        long unseen = latestNanos - seenNanos;
        return running && unseen > MotionPipeline.MAX_GAP_NANOS ? unseen : 0;
    }

    /** The latest sample's time, or the break's; {@link Long#MIN_VALUE} before the first. */
    long latestNanos() {
        return latestNanos;
    }

    long spanNanos() {
        return spanNanos;
    }

    long untrackedNanos() {
        return untrackedNanos + openGapNanos();
    }

    @Override
    public void exchange(StateBuffer state) {
        running = state.exchange(running);
        latestNanos = state.exchange(latestNanos);
        seenNanos = state.exchange(seenNanos);
        spanNanos = state.exchange(spanNanos);
        untrackedNanos = state.exchange(untrackedNanos);
    }
}
