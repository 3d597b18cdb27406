package org.trocar.server.live;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.trocar.core.session.LoopTally;
import org.trocar.core.session.SessionLoop;
import org.trocar.server.kernel.ShortSlice;
import org.trocar.telemetry.journal.JournalRing;

/** One loop thread with its own ring to the journal thread. */
public final class SimulationThread {
    private final SessionLoop loop;
    private final JournalRing journalRing;
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param clock steady nanoseconds
     * @param journalRing written by this thread only
     */
    public SimulationThread(String name, LongSupplier clock, JournalRing journalRing) {
        this.journalRing = journalRing;
        loop = new SessionLoop(clock);
        thread = new Thread(ShortSlice.before(loop), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What it has done so far. */
    public LoopTally tally() {
        return loop.tally();
    }

    /** Whether it can make ticks. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    SessionLoop loop() {
        return loop;
    }

    JournalRing journalRing() {
        return journalRing;
    }

    /** Ends the loop, whatever sessions it still has; returns whether it came to its end in time. */
    public boolean stop(Duration patience) throws InterruptedException {
        loop.stop();
        thread.join(patience.toMillis());
        return !thread.isAlive();
    }
}
