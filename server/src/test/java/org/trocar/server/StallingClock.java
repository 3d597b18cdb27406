package org.trocar.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** A steady clock whose simulation threads can be kept waiting, as on a machine without a core for them. */
final class StallingClock implements LongSupplier {
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile long aheadNanos;

    void stall() {
        gate = new CountDownLatch(1);
    }

    /** Lets them go on, as if so much time had passed. */
    void goOn(Duration late) {
        aheadNanos += late.toNanos();
        gate.countDown();
    }

    @Override
    public long getAsLong() {
        if (Thread.currentThread().getName().startsWith("simulation")) {
            awaitGate();
        }
        return System.nanoTime() + aheadNanos;
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
