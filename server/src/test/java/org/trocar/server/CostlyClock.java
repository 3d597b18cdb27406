package org.trocar.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.trocar.core.session.SessionLoop;

/**
 * A steady clock on which simulation costs more than it does: so much time has passed whenever a loop takes down what one session's ticks
 * took. How often it looks at its clock for other reasons changes nothing.
 */
final class CostlyClock implements LongSupplier {
    private final AtomicLong aheadNanos = new AtomicLong();
    private final long costNanos;

    CostlyClock(Duration cost) {
        costNanos = cost.toNanos();
    }

    @Override
    public long getAsLong() {
        boolean afterTicks = Thread.currentThread().getName().startsWith("simulation") && afterTicks();
        return System.nanoTime() + (afterTicks ? aheadNanos.addAndGet(costNanos) : aheadNanos.get());
    }

    private static boolean afterTicks() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(SessionLoop.class.getName())
                        && frame.getMethodName().equals("account")));
    }
}
