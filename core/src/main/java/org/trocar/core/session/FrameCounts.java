package org.trocar.core.session;

import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** What a run's frames brought and lacked: counted the same way while it runs and when its journal is looked into. */
public final class FrameCounts implements Stateful {
    private static final Hand[] HANDS = Hand.values();

    private long accepted;
    private long late;
    private long held;
    private long missing;
    private final long[] refused = new long[FrameVerdict.COUNT];
    private long lastSequence;
    private long lastFingerprint;
    private long invalidJoints;

    /** Takes one tick's frames, and takes back in them what they cannot vouch for. */
    public void take(TickInput in) {
        for (int i = 0; i < in.frameCount(); i++) {
            late += in.late(i) ? 1 : 0;
            follow(in.frame(i));
            accepted++;
            invalidJoints += FrameSanitizer.sanitize(in.frame(i));
        }
        for (int i = 0; i < FrameVerdict.COUNT; i++) {
            refused[i] += in.refused(i);
        }
    }

    private void follow(HandFrame frame) {
        missing += lastSequence == 0 ? 0 : frame.sequence - lastSequence - 1;
        held += isHeld(frame) ? 1 : 0;
        lastSequence = frame.sequence;
    }

    /** A copy of the frame before: the device's own sample time stands still, or, where it gives none, every pose repeats bit by bit. */
    private boolean isHeld(HandFrame frame) {
        long fingerprint = frame.sampleNanos != 0 ? frame.sampleNanos : fingerprint(frame);
        boolean same = accepted > 0 && fingerprint == lastFingerprint;
        lastFingerprint = fingerprint;
        return same;
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

    public long accepted() {
        return accepted;
    }

    /** Accepted frames that came later after their capture than a live frame should. */
    public long late() {
        return late;
    }

    /** Accepted frames that repeat the device's sample of the frame before. */
    public long held() {
        return held;
    }

    /** Sequence numbers skipped between accepted frames. */
    public long missing() {
        return missing;
    }

    public long refused(FrameVerdict verdict) {
        return refused[verdict.ordinal()];
    }

    /** The newest accepted frame's sequence, 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Accepted frames' values that claimed to be valid and were not credible. */
    public long invalidJoints() {
        return invalidJoints;
    }

    @Override
    public void exchange(StateBuffer state) {
        accepted = state.exchange(accepted);
        late = state.exchange(late);
        held = state.exchange(held);
        missing = state.exchange(missing);
        state.exchange(refused, refused.length);
        lastSequence = state.exchange(lastSequence);
        lastFingerprint = state.exchange(lastFingerprint);
        invalidJoints = state.exchange(invalidJoints);
    }
}
