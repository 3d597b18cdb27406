package org.trocar.core.session;

import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.RunFacts;

/** Whether the run is paused or ended and why, and what its input brought and lacked. Takes back what frames cannot vouch for. */
final class Run implements InputCounts, Stateful {
    private static final EndReason[] REASONS = EndReason.values();
    private static final Hand[] HANDS = Hand.values();
    /** No session goes on for longer, whether or not its task ever began: two hours. */
    private static final long MAX_NANOS = 7_200_000_000_000L;

    private boolean paused;
    private EndReason ended;
    private int pauses;
    private int disconnections;
    private int marks;
    private long gapNanos;
    private long slippedNanos;
    private long framesAccepted;
    private long framesLate;
    private long framesHeld;
    private long framesMissing;
    private final long[] framesRefused = new long[FrameVerdict.COUNT];
    private long lastSequence;
    private long lastFingerprint;
    private long invalidJoints;

    void apply(TickInput in) {
        for (int i = 0; i < in.controlCount(); i++) {
            apply(in.control(i));
        }
        for (int i = 0; i < in.frameCount(); i++) {
            framesLate += in.late(i) ? 1 : 0;
            follow(in.frame(i));
            framesAccepted++;
            invalidJoints += FrameSanitizer.sanitize(in.frame(i));
        }
        for (int i = 0; i < FrameVerdict.COUNT; i++) {
            framesRefused[i] += in.refused(i);
        }
    }

    private void follow(HandFrame frame) {
        framesMissing += lastSequence == 0 ? 0 : frame.sequence - lastSequence - 1;
        framesHeld += held(frame) ? 1 : 0;
        lastSequence = frame.sequence;
    }

    /** A copy of the frame before: the device's own sample time stands still, or, where it gives none, every pose repeats bit by bit. */
    private boolean held(HandFrame frame) {
        long fingerprint = frame.sampleNanos != 0 ? frame.sampleNanos : fingerprint(frame);
        boolean held = framesAccepted > 0 && fingerprint == lastFingerprint;
        lastFingerprint = fingerprint;
        return held;
    }

    private static long fingerprint(HandFrame frame) {
        long mixed = mix(0, frame.head, frame.headFloats);
        for (Hand hand : HANDS) {
            mixed = mix(mixed, frame.hand(hand).joints, frame.hand(hand).jointFloats);
            mixed = mix(mixed, frame.controller(hand).grip, frame.controller(hand).gripFloats);
        }
        return mixed;
    }

    private static long mix(long start, float[] values, int count) {
        long mixed = start;
        for (int i = 0; i < count; i++) {
            mixed = Long.rotateLeft(mixed, 5) * 0x9E3779B185EBCA87L + Float.floatToRawIntBits(values[i]) + 1;
        }
        return mixed;
    }

    private void apply(ControlEvent control) {
        switch (control.kind()) {
            case PAUSE -> pause();
            case RESUME -> paused = false;
            case ABANDON -> end(EndReason.ABANDONED);
            case MARK -> marks++;
            case FINISH -> end(EndReason.HANDS_ENDED);
            case DISCONNECTED -> disconnections++;
            case GRACE_EXPIRED -> end(EndReason.CLIENT_VANISHED);
            case GAP -> gapNanos += control.value();
            case SHUTDOWN -> end(EndReason.SERVER_STOPPED);
            case SLIP -> slippedNanos += control.value();
            case RECONNECTED, CLOCK_OFFSET -> {}
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
        return framesAccepted;
    }

    @Override
    public long framesLate() {
        return framesLate;
    }

    @Override
    public long framesHeld() {
        return framesHeld;
    }

    @Override
    public long framesMissing() {
        return framesMissing;
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public long framesRefused(FrameVerdict verdict) {
        return framesRefused[verdict.ordinal()];
    }

    @Override
    public long invalidJoints() {
        return invalidJoints;
    }

    @Override
    public void exchange(StateBuffer state) {
        paused = state.exchange(paused);
        ended = state.exchange(ended, REASONS);
        pauses = state.exchange(pauses);
        disconnections = state.exchange(disconnections);
        marks = state.exchange(marks);
        gapNanos = state.exchange(gapNanos);
        slippedNanos = state.exchange(slippedNanos);
        framesAccepted = state.exchange(framesAccepted);
        framesLate = state.exchange(framesLate);
        framesHeld = state.exchange(framesHeld);
        framesMissing = state.exchange(framesMissing);
        state.exchange(framesRefused, framesRefused.length);
        lastSequence = state.exchange(lastSequence);
        lastFingerprint = state.exchange(lastFingerprint);
        invalidJoints = state.exchange(invalidJoints);
    }
}
