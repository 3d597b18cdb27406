package org.trocar.core.session;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** How long the stages of all ticks took. One thread writes, without waiting and without allocating; any may read. */
public final class StageTimes {
    private final LongSupplier clock;
    private final AtomicLongArray nanos = new AtomicLongArray(TickStage.COUNT);
    private long lookedNanos;

    /** @param clock steady nanoseconds */
    StageTimes(LongSupplier clock) {
        this.clock = clock;
    }

    /** For ticks that nobody times, as in a replay. */
    static StageTimes none() {
        return new StageTimes(() -> 0);
    }

    /** Writer: a tick begins. */
    void begin() {
        lookedNanos = clock.getAsLong();
    }

    /** Writer: a stage is done, and the next one begins. */
    void done(TickStage stage) {
        long now = clock.getAsLong();
        nanos.setOpaque(stage.ordinal(), nanos.getPlain(stage.ordinal()) + now - lookedNanos);
        lookedNanos = now;
    }

    /** In all ticks so far, nanoseconds. */
    public long nanos(TickStage stage) {
        return nanos.getOpaque(stage.ordinal());
    }
}
