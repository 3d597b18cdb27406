package org.trocar.core.session;

import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.RunFacts;

/** Whether the run is paused or ended and why, and what its input brought and lacked. */
final class Run implements InputCounts, Stateful {
    private static final EndReason[] REASONS = EndReason.values();
    /** No session goes on for longer, whether or not its task ever began: two hours. */
    private static final long MAX_NANOS = 7_200_000_000_000L;

    private boolean paused;
    private EndReason ended;
    private int pauses;
    private int disconnections;
    private int marks;
    private int messages;
    private long gapNanos;
    private long slippedNanos;
    private final FrameCounts frames = new FrameCounts();

    void apply(TickInput in) {
        for (int i = 0; i < in.controlCount(); i++) {
            apply(in.control(i));
        }
        frames.take(in);
    }

    private void apply(ControlEvent control) {
        switch (control.kind()) {
            case PAUSE -> pause();
            case RESUME -> paused = false;
            case ABANDON -> end(EndReason.ABANDONED);
            case MARK -> marks++;
            case MESSAGE -> messages++;
            case FINISH -> end(EndReason.HANDS_ENDED);
            case DISCONNECTED -> disconnections++;
            case GRACE_EXPIRED -> end(EndReason.CLIENT_VANISHED);
            case GAP -> gapNanos += control.value();
            case SHUTDOWN -> end(EndReason.SERVER_STOPPED);
            case DISK_FULL -> end(EndReason.DISK_FULL);
            case END -> end(EndReason.ENDED_BY_OPERATOR);
            case SLIP -> slippedNanos += control.value();
            case RECONNECTED, CLOCK_OFFSET, INERT, WARNED -> {}
        }
    }

    private void pause() {
        pauses += paused ? 0 : 1;
        paused = true;
    }

    void end(EndReason reason) {
        if (ended == null) {
            ended = reason;
        }
    }

    /** Ends the run when its task is finished or its time is up. */
    void endIfOver(RunFacts world, long sessionNanos) {
        if (world.finished()) {
            end(EndReason.TASK_FINISHED);
        } else if (world.taskSeconds() > world.scenario().rubric().cutoffSeconds() || sessionNanos > MAX_NANOS) {
            end(EndReason.TIMED_OUT);
        }
    }

    /** Session time at the end of a tick: ticks, and what slipped between them. */
    long sessionNanos(long tick, long tickNanos) {
        return tick * tickNanos + slippedNanos;
    }

    boolean paused() {
        return paused;
    }

    boolean ended() {
        return ended != null;
    }

    /** Why it ended, or null while it has not. */
    EndReason endReason() {
        return ended;
    }

    @Override
    public int disconnections() {
        return disconnections;
    }

    @Override
    public int pauses() {
        return pauses;
    }

    @Override
    public int marks() {
        return marks;
    }

    @Override
    public int messages() {
        return messages;
    }

    @Override
    public long gapNanos() {
        return gapNanos;
    }

    /** What the tick count has to be helped out with. */
    @Override
    public long slippedNanos() {
        return slippedNanos;
    }

    @Override
    public long framesAccepted() {
        return frames.accepted();
    }

    @Override
    public long framesLate() {
        return frames.late();
    }

    @Override
    public long framesHeld() {
        return frames.held();
    }

    @Override
    public long framesMissing() {
        return frames.missing();
    }

    @Override
    public long lastSequence() {
        return frames.lastSequence();
    }

    @Override
    public long framesRefused(FrameVerdict verdict) {
        return frames.refused(verdict);
    }

    @Override
    public long invalidJoints() {
        return frames.invalidJoints();
    }

    @Override
    public void exchange(StateBuffer state) {
        paused = state.exchange(paused);
        ended = state.exchange(ended, REASONS);
        pauses = state.exchange(pauses);
        disconnections = state.exchange(disconnections);
        exchangeMarksAndMessages(state);
        gapNanos = state.exchange(gapNanos);
        slippedNanos = state.exchange(slippedNanos);
        frames.exchange(state);
    }

    /** In one place of the state: runs without messages have the state, and the hashes, that they had before there were any. */
    private void exchangeMarksAndMessages(StateBuffer state) {
        long both = state.exchange((long) messages << Integer.SIZE | marks);
        marks = (int) both;
        messages = (int) (both >>> Integer.SIZE);
    }
}
