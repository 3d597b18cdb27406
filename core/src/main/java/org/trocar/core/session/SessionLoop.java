package org.trocar.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * One thread that drives many sessions by absolute deadlines and parks between them. Real-time sessions get what is due first; those in
 * lockstep share the time until the next deadline. It never touches a file or a socket.
 */
public final class SessionLoop implements Runnable {
    private static final long IDLE_NANOS = 5_000_000L;

    private final LongSupplier clock;
    private final Queue<SessionDriver> joining = new ConcurrentLinkedQueue<>();
    private final List<SessionDriver> drivers = new ArrayList<>();
    private final LoopTally tally;
    private final LoopLoad load = new LoopLoad();
    private int lockstepTurn;
    /** When the last work was measured. */
    private long measuredNanos;

    private volatile boolean stopping;
    private volatile boolean woken;
    private volatile Thread thread;

    /** @param clock steady nanoseconds, as {@link System#nanoTime} */
    public SessionLoop(LongSupplier clock) {
        this.clock = clock;
        tally = new LoopTally(clock);
    }

    /** Any thread: what it has done so far. */
    public LoopTally tally() {
        return tally;
    }

    /** Any thread: gives the loop one more session. */
    public void add(SessionDriver driver) {
        joining.add(driver);
        wake();
    }

    /** How busy it is; may be read by any thread. */
    public LoopLoad load() {
        return load;
    }

    /** Any thread: a lockstep session has new input. */
    public void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Any thread: the loop returns after its present round. */
    public void stop() {
        stopping = true;
        wake();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!stopping) {
            long now = clock.getAsLong();
            woken = false;
            admit(now);
            pause(round(now));
        }
    }

    private void admit(long now) {
        SessionDriver driver = joining.poll();
        while (driver != null) {
            driver.countIn(tally);
            driver.start(now);
            drivers.add(driver);
            driver = joining.poll();
        }
    }

    /** Runs every session once and returns the nearest deadline. */
    private long round(long now) {
        measuredNanos = now;
        long next = lockstepUntil(inRealTime(now));
        load.passed(now);
        for (int i = drivers.size() - 1; i >= 0; i--) {
            if (drivers.get(i).over()) {
                drivers.remove(i);
            }
        }
        return next;
    }

    /** Gives real-time sessions what is due, and returns the nearest deadline after it. */
    private long inRealTime(long now) {
        long next = now + IDLE_NANOS;
        for (int i = 0; i < drivers.size(); i++) {
            next = drivers.get(i).inRealTime() ? Math.min(next, run(drivers.get(i), now)) : next;
        }
        return next;
    }

    /** Gives lockstep sessions their turns, beginning where the last round stopped, until a real-time one is due. */
    private long lockstepUntil(long nextDeadline) {
        long next = nextDeadline;
        for (int turn = 0; turn < drivers.size(); turn++) {
            long now = clock.getAsLong();
            if (now >= nextDeadline) {
                return now;
            }
            measuredNanos = now;
            lockstepTurn = (lockstepTurn + 1) % drivers.size();
            SessionDriver driver = drivers.get(lockstepTurn);
            next = driver.inRealTime() ? next : Math.min(next, run(driver, now));
        }
        return next;
    }

    /** Whatever one session's end brings, the others' ticks go on. */
    private long run(SessionDriver driver, long now) {
        try {
            long before = driver.tick();
            long next = driver.run(now);
            account(driver, (int) (driver.tick() - before));
            return next;
        } catch (RuntimeException | Error e) {
            Thread.UncaughtExceptionHandler handler = Thread.currentThread().getUncaughtExceptionHandler();
            handler.uncaughtException(Thread.currentThread(), e);
            return Long.MAX_VALUE;
        }
    }

    /** One look at the clock serves all who want to know what ticks cost. */
    private void account(SessionDriver driver, int ticks) {
        if (ticks > 0) {
            long now = clock.getAsLong();
            long spentNanos = now - measuredNanos;
            tally.worked(spentNanos, ticks);
            if (driver.inRealTime()) {
                load.worked(spentNanos, driver.account(measuredNanos, spentNanos, ticks));
            }
            measuredNanos = now;
        }
    }

    private void pause(long untilNanos) {
        long nanos = untilNanos - clock.getAsLong();
        if (nanos > 0 && !woken && !stopping) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
