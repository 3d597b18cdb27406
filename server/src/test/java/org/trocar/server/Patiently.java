package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens in the background and tells nobody. */
final class Patiently {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private Patiently() {}

    static void await(String what, Callable<Boolean> happened) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.call()) {
            assertTrue(System.nanoTime() < deadline, "still waiting for: " + what);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Returns at a moment of the steady clock, at once when it has passed. */
    static void awaitMoment(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
