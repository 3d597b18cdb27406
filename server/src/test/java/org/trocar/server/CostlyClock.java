package org.trocar.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A steady clock on which simulation costs more than it does: whenever a simulation thread looks at it, time has passed. */
final class CostlyClock implements LongSupplier {
    private final AtomicLong aheadNanos = new AtomicLong();
    private final long lookNanos;

    CostlyClock(Duration look) {
        lookNanos = look.toNanos();
    }

    @Override
    public long getAsLong() {
        boolean simulates = Thread.currentThread().getName().startsWith("simulation");
        return System.nanoTime() + (simulates ? aheadNanos.addAndGet(lookNanos) : aheadNanos.get());
    }
}
