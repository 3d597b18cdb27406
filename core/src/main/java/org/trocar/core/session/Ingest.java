package org.trocar.core.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;

/**
 * Turns what the network brought into one tick's input: judges every frame, gives it its place in session time, and counts what it refuses.
 * Runs on the loop thread; replay never comes here, since its verdicts are in the journal.
 */
public final class Ingest {
    /** A live frame older than this when it arrives is marked late. */
    static final long LATE_NANOS = 100_000_000L;
    /** A live frame whose capture time is further than this from its arrival is refused. */
    static final long MAX_CLOCK_ERROR_NANOS = 1_000_000_000L;
    /** So many refused in a row, and the sender's clock is taken to have changed for good. */
    static final int CLOCK_CHANGE_FRAMES = 45;
    /** A recording's forward jump above this is a gap, not ticks. */
    static final long GAP_NANOS = 1_000_000_000L;
    /** Control requests waiting at once; a client that sends more is asking for trouble, not for control. */
    static final int MAX_WAITING_CONTROLS = 256;

    /** What a followed clock's offset moves by before the record says so again; every frame's own place in session time is in it anyway. */
    private static final long OFFSET_STEP_NANOS = 10_000_000L;
    /** How long after that the record says nothing of it again: a clock that is off moves its offset with every few ticks. */
    private static final long OFFSET_PAUSE_NANOS = 1_000_000_000L;

    /** Room kept in every tick for the control events that ingest itself adds. */
    private static final int OWN_CONTROLS = 4;

    private final Pace pace;
    private final long tickNanos;
    private final Queue<WaitingControl> controls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingControls = new AtomicInteger();
    private final long[] refusedSequences = new long[FrameVerdict.COUNT];
    private volatile FrameRing ring;
    private volatile boolean ending;
    private FrameRing current;
    private final SenderClock clock = new SenderClock();
    private long slippedNanos;
    private long deadlineNanos;
    private long journaledOffsetNanos;
    private long offsetJournaledAtNanos;
    private boolean anyAccepted;
    private long lastSequence;
    private long lastCaptureNanos = Long.MIN_VALUE;
    private long lastReceiveNanos;
    private int clockRefusals;

    /** @param afterFrames how many frames of that ring were sent before it */
    private record WaitingControl(ControlEvent control, FrameRing ring, long afterFrames) {}

    /** @param tickNanos the session's tick length */
    public Ingest(Pace pace, long tickNanos, FrameRing ring) {
        this.pace = pace;
        this.tickNanos = tickNanos;
        this.ring = ring;
    }

    /** Before the first tick: goes on where a restored session stood. Its next frames come from a clock that is not known yet. */
    void continueAfter(Session session) {
        slippedNanos = session.inputCounts().slippedNanos();
        anyAccepted = session.inputCounts().framesAccepted() > 0;
        lastSequence = session.inputCounts().lastSequence();
    }

    /** Any thread: takes frames from a new connection's ring from the next tick on. */
    public void attach(FrameRing newRing) {
        ring = newRing;
    }

    /**
     * Any thread: asks for a control event in the next tick; in lockstep, in the first tick after those that take the frames which came
     * before it, so that the end of a stream does not overtake its last frames. Returns false when too many wait already.
     */
    public boolean offer(ControlEvent control) {
        if (waitingControls.incrementAndGet() > MAX_WAITING_CONTROLS
                && control.kind().mayBeRefused()) {
            waitingControls.decrementAndGet();
            return false;
        }
        FrameRing frames = ring;
        if (control.kind().ends()) {
            ending = true;
        }
        return controls.add(new WaitingControl(control, frames, frames.written()));
    }

    /** Any thread: whether what ends the run has been asked for; nothing that is asked after it is taken. */
    public boolean ending() {
        return ending;
    }

    /** The newest accepted frame's sequence, 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The newest accepted frame's capture time, in the sender's clock. */
    public long lastCaptureNanos() {
        return lastCaptureNanos;
    }

    /** When the newest accepted frame arrived, in the server's clock. */
    public long lastReceiveNanos() {
        return lastReceiveNanos;
    }

    /**
     * Loop, real time: by how much the sender's clock runs fast, as a part of the time, once it has been watched for six seconds; negative
     * when it is slow, 0 while nothing says that it is wrong.
     */
    public double clockFastBy() {
        return clock.tied() ? clock.fastBy() : 0;
    }

    /** The newest frame refused with this verdict; 0 before the first, and for what could not be read. */
    public long lastRefused(FrameVerdict verdict) {
        return refusedSequences[verdict.ordinal()];
    }

    /**
     * Lockstep: whether everything that belongs to this tick has come, so that it may run. A control request waits for the tick of the
     * frames it came among, unless it ends the run: a tick of its own would put the session ahead of its frames.
     */
    boolean complete(long tick) {
        if (ending && !controls.isEmpty()) {
            return true;
        }
        FrameRing frames = ring;
        HandFrame frame = frames.peek(0);
        for (int i = 0; frame != null; frame = frames.peek(++i)) {
            boolean atItsEnd = !clock.tied() || !outOfTurn(frame) && sessionNanos(frame) >= endNanos(tick);
            if (atItsEnd || i >= TickInput.MAX_FRAMES) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills the input of a tick that covers session time up to {@code tick · tickNanos}.
     *
     * @param deadline in real time when this tick was due, in the clock that frames are received by; in lockstep nothing
     */
    void fill(TickInput in, long deadline) {
        deadlineNanos = deadline;
        switchRing(in);
        takeControls(in);
        takeRefusals(in);
        HandFrame frame = current.peek(0);
        while (frame != null && belongs(frame, in)) {
            judge(frame, in);
            current.release();
            frame = current.peek(0);
        }
        noteOffset(in);
    }

    private void takeControls(TickInput in) {
        while (due(controls.peek()) && in.controlCount() < TickInput.MAX_CONTROLS - OWN_CONTROLS) {
            ControlEvent control = controls.poll().control();
            waitingControls.decrementAndGet();
            slippedNanos += control.kind() == ControlEvent.Kind.SLIP ? control.value() : 0;
            in.addControl(control);
        }
    }

    /** What ends a run lets the frames before it come first; whatever else is asked in real time is asked for now. */
    private boolean due(WaitingControl waiting) {
        return waiting != null
                && (pace == Pace.REALTIME && !waiting.control().kind().ends()
                        || waiting.ring() != current
                        || current.released() >= waiting.afterFrames());
    }

    /** What the network thread refused before it could be judged here. */
    private void takeRefusals(TickInput in) {
        in.addRefused(FrameVerdict.MALFORMED, current.takeMalformed());
        int overrun = current.takeOverrun();
        if (overrun > 0) {
            refuse(FrameVerdict.OVERRUN, overrun, current.overrunSequence(), in);
        }
    }

    private void switchRing(TickInput in) {
        if (current != ring) {
            if (current != null) {
                takeRefusals(in);
                leaveWaiting(in);
            }
            current = ring;
            // Another connection may be another process with another clock.
            clock.untie();
            lastCaptureNanos = Long.MIN_VALUE;
        }
    }

    /** In lockstep whoever comes back sends them again. */
    private void leaveWaiting(TickInput in) {
        HandFrame frame = pace == Pace.REALTIME ? current.peek(0) : null;
        while (frame != null) {
            refuse(FrameVerdict.OVERRUN, 1, frame.sequence, in);
            current.release();
            frame = current.peek(0);
        }
    }

    private boolean belongs(HandFrame frame, TickInput in) {
        if (outOfTurn(frame)) {
            return true;
        }
        if (pace == Pace.REALTIME) {
            // After the server was late, what waited is taken in several ticks: the sender was not too fast.
            return !in.framesFull();
        }
        anchor(frame, in);
        if (in.framesFull() || aheadNanos(frame, in) > GAP_NANOS && !skipGap(frame, in)) {
            return false;
        }
        return aheadNanos(frame, in) <= 0;
    }

    /** Whether it will be refused whatever its time: such a frame must not move the clock. */
    private boolean outOfTurn(HandFrame frame) {
        return stale(frame) || clock.tied() && frame.captureNanos <= lastCaptureNanos;
    }

    private long aheadNanos(HandFrame frame, TickInput in) {
        return sessionNanos(frame) - endNanos(in.tick());
    }

    private void judge(HandFrame frame, TickInput in) {
        anchor(frame, in);
        FrameVerdict verdict = verdict(frame, in);
        if (verdict != FrameVerdict.ACCEPTED) {
            refuse(verdict, 1, frame.sequence, in);
            return;
        }
        anyAccepted = true;
        lastSequence = frame.sequence;
        lastCaptureNanos = frame.captureNanos;
        lastReceiveNanos = frame.receiveNanos;
        long captured = clock.place(frame.captureNanos);
        if (pace == Pace.REALTIME) {
            clock.follow(frame.captureNanos, frame.receiveNanos);
        }
        boolean late = pace == Pace.REALTIME && endNanos(in.tick()) - captured > LATE_NANOS;
        in.addFrame(captured, late).set(frame);
    }

    private void refuse(FrameVerdict verdict, int count, long newest, TickInput in) {
        refusedSequences[verdict.ordinal()] = newest;
        in.addRefused(verdict, count);
    }

    private FrameVerdict verdict(HandFrame frame, TickInput in) {
        if (stale(frame)) {
            return FrameVerdict.STALE;
        }
        if (pace == Pace.REALTIME && clockJumped(frame, in)) {
            return FrameVerdict.CLOCK_JUMPED;
        }
        if (frame.captureNanos <= lastCaptureNanos) {
            return FrameVerdict.CLOCK_WENT_BACK;
        }
        return FrameVerdict.ACCEPTED;
    }

    private boolean stale(HandFrame frame) {
        return anyAccepted && frame.sequence <= lastSequence;
    }

    private boolean clockJumped(HandFrame frame, TickInput in) {
        long captured = sessionNanos(frame);
        boolean tooEarly = captured < endNanos(in.tick()) - MAX_CLOCK_ERROR_NANOS;
        boolean tooLate = captured > arrivedNanos(frame, in) + MAX_CLOCK_ERROR_NANOS;
        if (!tooEarly && !tooLate) {
            clockRefusals = 0;
            return false;
        }
        if (++clockRefusals <= CLOCK_CHANGE_FRAMES) {
            return true;
        }
        clockRefusals = 0;
        lastCaptureNanos = Long.MIN_VALUE;
        tie(frame, in);
        return false;
    }

    /** The first frame was captured when it arrived: transport before it is not known yet. */
    private void anchor(HandFrame frame, TickInput in) {
        if (!clock.tied()) {
            tie(frame, in);
        }
    }

    private void tie(HandFrame frame, TickInput in) {
        clock.tie(frame.captureNanos, arrivedNanos(frame, in), frame.receiveNanos);
        journalOffset(clock.offsetNanos(frame.captureNanos), in);
    }

    /**
     * When a frame arrived, in session time: with the end of its tick, unless the tick is run so late that it was due before. A loop that
     * catches up, or gives ticks up after this one, would have such a frame's sender seem late ever after.
     */
    private long arrivedNanos(HandFrame frame, TickInput in) {
        long afterDeadline = pace == Pace.REALTIME ? frame.receiveNanos - deadlineNanos : 0;
        return endNanos(in.tick()) + Math.max(0, afterDeadline);
    }

    /** Where the sender's clock has had to be followed. */
    private void noteOffset(TickInput in) {
        boolean again = endNanos(in.tick()) - offsetJournaledAtNanos >= OFFSET_PAUSE_NANOS;
        if (in.frameCount() > 0 && pace == Pace.REALTIME && again) {
            long offset = clock.offsetNanos(lastCaptureNanos);
            if (Math.abs(offset - journaledOffsetNanos) >= OFFSET_STEP_NANOS) {
                journalOffset(offset, in);
            }
        }
    }

    /** A gap's far side is a tick of its own; false leaves the frame for the next one. */
    private boolean skipGap(HandFrame frame, TickInput in) {
        long ahead = aheadNanos(frame, in);
        ControlEvent gap = new ControlEvent(ControlEvent.Kind.GAP, "server", "the recording jumps forward", ahead);
        if (in.frameCount() > 0 || !in.addControl(gap)) {
            return false;
        }
        clock.leaveOut(ahead);
        return true;
    }

    private void journalOffset(long offsetNanos, TickInput in) {
        ControlEvent moved = new ControlEvent(
                ControlEvent.Kind.CLOCK_OFFSET, "server", "session time minus the sender's clock", offsetNanos);
        if (in.addControl(moved)) {
            journaledOffsetNanos = offsetNanos;
            offsetJournaledAtNanos = endNanos(in.tick());
        }
    }

    private long endNanos(long tick) {
        return tick * tickNanos + slippedNanos;
    }

    private long sessionNanos(HandFrame frame) {
        return clock.sessionNanos(frame.captureNanos);
    }
}
