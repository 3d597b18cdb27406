package org.trocar.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A steady clock on which some threads are slow: whenever one of them looks, so much more of its time has passed. Of the real time that
 * takes a millisecond, so that what is made of it stays little.
 */
final class SlowClock implements LongSupplier {
    private static final long WAIT_NANOS = 1_000_000;

    private final long stepNanos;
    private final Set<String> slow;
    private final ThreadLocal<AtomicLong> aheadNanos = ThreadLocal.withInitial(AtomicLong::new);

    /** @param threads by their names */
    SlowClock(Duration step, String... threads) {
        stepNanos = step.toNanos();
        slow = Set.of(threads);
    }

    @Override
    public long getAsLong() {
        if (!slow.contains(Thread.currentThread().getName())) {
            return System.nanoTime();
        }
        LockSupport.parkNanos(this, WAIT_NANOS);
        return System.nanoTime() + aheadNanos.get().addAndGet(stepNanos);
    }
}
