package org.trocar.core.session;

import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;

/** Gives one session its ticks, in real time or in lockstep with its frames. Lives on the loop thread. */
public final class SessionDriver {
    /** A real-time session that is late takes at most this many ticks at once, then gives the rest up and counts them. */
    static final int MAX_CATCH_UP_TICKS = 3;
    /** At so many moments of a tick's length do real-time sessions tick: few, so that many share one, yet not all the work at once. */
    static final int MOMENTS_A_TICK = 4;
    /** A lockstep session takes at most this many ticks before the other sessions have their turn. */
    static final int MAX_LOCKSTEP_TICKS = 8;
    /** A lockstep session that gets no input for so long is ended: it would never end by itself. */
    static final long MAX_IDLE_NANOS = 600_000_000_000L;

    private final Session session;
    private final Ingest ingest;
    private final SessionJournal journal;
    private final Pace pace;
    private final long tickNanos;
    private final Listener listener;
    private final TickInput in = new TickInput();
    private final WithheldNotes withheld;
    private final Vitals vitals = new Vitals();
    private long tick;
    private long deadlineNanos;
    private boolean over;
    private long framesMissing;
    private LoopTally tally = new LoopTally(() -> 0);
    /** Why it has to end, whatever its run does. */
    private volatile RuntimeException breakingOff;

    private final TickCost cost;
    private long dueNanos;

    /** Who hears that a session is over. Called once, on the loop thread; must not throw. */
    public interface Listener {
        /** @param failure null when the run ended by itself; else the broken invariant that aborted it */
        void ended(Session session, RuntimeException failure);
    }

    /** @param session new, or restored to the tick after which it goes on */
    public SessionDriver(
            Session session, Ingest ingest, SessionJournal journal, SessionManifest manifest, Listener listener) {
        this.session = session;
        this.ingest = ingest;
        this.journal = journal;
        this.listener = listener;
        pace = manifest.pace();
        tickNanos = manifest.tickNanos();
        tick = session.tick();
        cost = new TickCost(manifest.tickHz());
        withheld = new WithheldNotes(session);
        ingest.continueAfter(session);
        framesMissing = session.inputCounts().framesMissing();
        vitals.begin(session);
    }

    public Session session() {
        return session;
    }

    public Ingest ingest() {
        return ingest;
    }

    /** How it is doing, for any thread. */
    public Vitals vitals() {
        return vitals;
    }

    boolean over() {
        return over;
    }

    /** Before the first tick: what it does is added up there. */
    void countIn(LoopTally loops) {
        tally = loops;
        session.time(loops.stages());
    }

    long tick() {
        return tick;
    }

    /** What its ticks cost, in real time; may be read by any thread. */
    public TickCost cost() {
        return cost;
    }

    /**
     * Takes down what the last real-time ticks cost, and returns how late they began, both nanoseconds.
     *
     * @param beganNanos when the sessions before it in the loop's round were done, of the loop's clock
     */
    long account(long beganNanos, long spentNanos, int ticks) {
        cost.add(spentNanos, ticks);
        return Math.max(0, beganNanos - dueNanos);
    }

    /** Loop thread: the session's time begins now, nanoseconds of the loop's clock. */
    public void start(long nowNanos) {
        deadlineNanos = pace == Pace.LOCKSTEP ? nowNanos + MAX_IDLE_NANOS : together(nowNanos + tickNanos);
    }

    /** The moment at or before this one at which others of this rate tick too: the threads that a tick wakes are woken once for them all. */
    private long together(long nanos) {
        long intoTick = Math.floorMod(nanos, tickNanos);
        return nanos - intoTick % (tickNanos / MOMENTS_A_TICK);
    }

    /** Whether it has deadlines of its own, and goes before those that only follow their frames. */
    boolean inRealTime() {
        return pace == Pace.REALTIME;
    }

    /** Loop thread: runs what is due and returns when to come again, nanoseconds of the loop's clock. */
    public long run(long nowNanos) {
        if (breakingOff != null) {
            end(breakingOff);
            return Long.MAX_VALUE;
        }
        try {
            return pace == Pace.LOCKSTEP ? runLockstep(nowNanos) : runRealtime(nowNanos);
        } catch (RuntimeException | Error e) {
            // Even a broken virtual machine must not take the other sessions with it unasked.
            end(new IllegalStateException(
                    "session " + session.manifest().sessionId() + " was aborted at tick " + tick + ": "
                            + e.getMessage(),
                    e));
            return Long.MAX_VALUE;
        }
    }

    private long runLockstep(long nowNanos) {
        for (int i = 0; i < MAX_LOCKSTEP_TICKS && !over; i++) {
            if (!journal.hasRoom() || !session.sinkHasRoom()) {
                return nowNanos + tickNanos / 10;
            }
            if (!ingest.complete(tick + 1)) {
                return waitForInput(nowNanos);
            }
            deadlineNanos = nowNanos + MAX_IDLE_NANOS;
            runTick();
        }
        return over ? Long.MAX_VALUE : nowNanos;
    }

    private long waitForInput(long nowNanos) {
        if (nowNanos >= deadlineNanos) {
            offer(new ControlEvent(ControlEvent.Kind.GRACE_EXPIRED, "server", "no input came for ten minutes", 0));
            return nowNanos;
        }
        return deadlineNanos;
    }

    private long runRealtime(long nowNanos) {
        int ticks = 0;
        dueNanos = deadlineNanos;
        while (!over && nowNanos >= deadlineNanos && ticks < MAX_CATCH_UP_TICKS) {
            runTick();
            deadlineNanos += tickNanos;
            ticks++;
        }
        if (ticks > 1 && !over) {
            journal.note(tick, Note.CATCH_UP_TICKS, ticks - 1);
            tally.late(ticks - 1);
            vitals.late(ticks - 1L);
        }
        slip(nowNanos);
        return over ? Long.MAX_VALUE : deadlineNanos;
    }

    private void slip(long nowNanos) {
        long behind = nowNanos - deadlineNanos;
        if (!over && behind >= tickNanos) {
            long slipped = behind / tickNanos;
            deadlineNanos += slipped * tickNanos;
            journal.note(tick, Note.SLIPPED_TICKS, slipped);
            tally.slipped(slipped);
            vitals.slipped(slipped);
            offer(new ControlEvent(ControlEvent.Kind.SLIP, "server", "the loop was late", slipped * tickNanos));
        }
    }

    private void runTick() {
        tick++;
        ingest.fill(in.clear(tick), deadlineNanos);
        session.tick(in);
        vitals.ticked(session, in);
        withheld.note(tick, session, journal);
        count();
        if (session.phase() == Phase.ENDED) {
            end(null);
        }
    }

    private void count() {
        long missing = session.inputCounts().framesMissing();
        tally.took(in, missing - framesMissing);
        framesMissing = missing;
    }

    private void end(RuntimeException failure) {
        if (!over) {
            over = true;
            listener.ended(session, failure);
        }
    }

    /** Any thread: ends the session before its next tick, as aborted, by a cause outside its run. */
    public void breakOff(RuntimeException cause) {
        breakingOff = cause;
    }

    /** Any thread: asks for a control event in the next tick. */
    public boolean offer(ControlEvent control) {
        return ingest.offer(control);
    }
}
