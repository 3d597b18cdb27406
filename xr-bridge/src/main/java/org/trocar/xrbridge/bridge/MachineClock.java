package org.trocar.xrbridge.bridge;

import java.util.concurrent.locks.LockSupport;

/**
 * This machine's own time. Parking alone returns some 60 µs late, which is well under a hundredth of a tick; where there are cores to
 * spare, the last 100 µs are spun away instead. With fewer than {@value #CORES_TO_SPIN} cores spinning would take them from the runtime
 * that tracks the hands and from the thread that sends them, which costs more than it gains.
 */
final class MachineClock implements SteadyClock {
    static final int CORES_TO_SPIN = 4;
    private static final long SPIN_NANOS = 100_000;

    private final long spinNanos;

    /** @param cores how many there are for everybody */
    MachineClock(int cores) {
        spinNanos = cores >= CORES_TO_SPIN ? SPIN_NANOS : 0;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void awaitNanos(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            if (left > spinNanos) {
                LockSupport.parkNanos(left - spinNanos);
            } else {
                Thread.onSpinWait();
            }
            left = nanos - System.nanoTime();
        }
    }
}
