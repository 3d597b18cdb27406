package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** For how long each hand has been out of its device's sight. Time in which nobody is coached does not count. */
final class Losses implements Stateful {
    private static final long TRACKED = Long.MIN_VALUE;
    private static final double SECONDS_PER_NANO = 1e-9;

    private final long[] sinceNanos = {TRACKED, TRACKED};

    @Scratch
    private long nowNanos;

    void observe(LiveRun run, long nanos) {
        nowNanos = nanos;
        observe(Hand.LEFT, run);
        observe(Hand.RIGHT, run);
    }

    private void observe(Hand hand, LiveRun run) {
        int i = hand.ordinal();
        if (run.tracked(hand) || !run.running()) {
            sinceNanos[i] = TRACKED;
        } else if (sinceNanos[i] == TRACKED) {
            sinceNanos[i] = nowNanos;
        }
    }

    /** 0 for a hand that is tracked. */
    double seconds(Hand hand) {
        long since = sinceNanos[hand.ordinal()];
        return since == TRACKED ? 0 : (nowNanos - since) * SECONDS_PER_NANO;
    }

    @Override
    public void exchange(StateBuffer state) {
        state.exchange(sinceNanos, sinceNanos.length);
    }
}
