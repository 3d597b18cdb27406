package org.trocar.core.session;

import java.util.OptionalLong;

/** What a real-time session's ticks cost its loop thread, which alone writes it; anybody may read it. */
public final class TickCost {
    private final int ticksASecond;
    private final LastSeconds means = new LastSeconds();
    private long nanos;
    private int ticks;

    TickCost(int ticksASecond) {
        this.ticksASecond = ticksASecond;
    }

    void add(long spentNanos, int newTicks) {
        nanos += Math.max(0, spentNanos);
        ticks += newTicks;
        if (ticks >= ticksASecond) {
            means.put(nanos / ticks);
            nanos = 0;
            ticks = 0;
        }
    }

    /** The mean of the cheapest of the last five seconds' ticks, nanoseconds; empty until there were so many. */
    public OptionalLong nanosPerTick() {
        return means.least();
    }
}
