package org.trocar.server.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A number of places that several holders take from, none more than its share: a holder may take another while it has fewer than are still
 * free. Nobody ever has more than half, however few others there are; whoever has none is served while there is one left. The rule is that of
 * dynamic thresholds, by which switches share their buffers (Choudhury and Hahne, 1998). Thread-safe.
 */
public final class Shares {
    private final int most;
    private final Map<String, Integer> held = new HashMap<>();
    private int free;

    /** What became of asking for a place. */
    public enum Answer {
        TAKEN,
        /** There is none left. */
        NONE_LEFT,
        /** What is left is for others. */
        SHARE_TAKEN
    }

    /** @param most places in all */
    public Shares(int most) {
        this.most = most;
        free = most;
    }

    /** Asks for a place. */
    public synchronized Answer take(String holder) {
        int has = held.getOrDefault(holder, 0);
        if (free == 0) {
            return Answer.NONE_LEFT;
        }
        if (has >= free) {
            return Answer.SHARE_TAKEN;
        }
        held.put(holder, has + 1);
        free--;
        return Answer.TAKEN;
    }

    /** Gives back a place that was taken. */
    public synchronized void giveBack(String holder) {
        held.computeIfPresent(holder, (name, has) -> has == 1 ? null : has - 1);
        free++;
        notifyAll();
    }

    /** How many places are taken. */
    public synchronized int taken() {
        return most - free;
    }

    /** Waits until every place is given back; false when that took too long. */
    synchronized boolean awaitAllBack(Duration patience) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (free < most) {
            long millisLeft = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (millisLeft <= 0) {
                return false;
            }
            wait(millisLeft);
        }
        return true;
    }
}
