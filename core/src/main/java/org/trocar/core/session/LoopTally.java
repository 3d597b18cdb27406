package org.trocar.core.session;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;

/**
 * What one loop has done for all its sessions since it began. Its thread alone writes, without waiting and without allocating; any may read.
 */
public final class LoopTally {
    private final Durations tickWork = new Durations(
            50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 100_000_000);
    private final StageTimes stages;
    private final AtomicLong lateTicks = new AtomicLong();
    private final AtomicLong slippedTicks = new AtomicLong();
    private final AtomicLong framesLate = new AtomicLong();
    private final AtomicLong framesMissing = new AtomicLong();
    private final AtomicLongArray frames = new AtomicLongArray(FrameVerdict.COUNT);

    /** @param clock steady nanoseconds, for the stages of ticks */
    LoopTally(LongSupplier clock) {
        stages = new StageTimes(clock);
    }

    /** Loop: ticks were run one after the other. */
    void worked(long nanos, int ticks) {
        tickWork.add(nanos, ticks);
    }

    /** Loop: ticks came later than their deadline, by a tick or more. */
    void late(long ticks) {
        add(lateTicks, ticks);
    }

    /** Loop: ticks were given up. */
    void slipped(long ticks) {
        add(slippedTicks, ticks);
    }

    /** Loop: what came in with a tick. */
    void took(TickInput in, long missing) {
        add(framesMissing, missing);
        frames.setOpaque(0, frames.getPlain(0) + in.frameCount());
        for (int i = 0; i < in.frameCount(); i++) {
            add(framesLate, in.late(i) ? 1 : 0);
        }
        for (int verdict = 1; verdict < FrameVerdict.COUNT; verdict++) {
            frames.setOpaque(verdict, frames.getPlain(verdict) + in.refused(verdict));
        }
    }

    private static void add(AtomicLong count, long more) {
        count.setOpaque(count.getPlain() + more);
    }

    /** How long ticks took; each is counted once. */
    public Durations tickWork() {
        return tickWork;
    }

    /** What the ticks' time went into. */
    public StageTimes stages() {
        return stages;
    }

    /** Real time: ticks that were run together with a later one, because the loop was late. */
    public long lateTicks() {
        return lateTicks.getOpaque();
    }

    /** Real time: ticks that never ran, because the loop was too late. */
    public long slippedTicks() {
        return slippedTicks.getOpaque();
    }

    /** Frames by what became of them. */
    public long frames(FrameVerdict verdict) {
        return frames.getOpaque(verdict.ordinal());
    }

    /** Accepted frames that came late. */
    public long framesLate() {
        return framesLate.getOpaque();
    }

    /** Sequence numbers that never came. */
    public long framesMissing() {
        return framesMissing.getOpaque();
    }
}
