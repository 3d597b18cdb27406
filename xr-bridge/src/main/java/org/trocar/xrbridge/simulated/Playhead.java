package org.trocar.xrbridge.simulated;

import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.protos.codec.HandFrameCodec;

/**
 * Where a tape is being read, only ever forwards. Between two frames it interpolates, as a runtime does between two samples; where the
 * recording has a gap it knows nothing. Allocates nothing.
 */
final class Playhead {
    private static final long GAP_NANOS = 100_000_000;
    private static final int POSE = ControllerPose.POSE_FLOATS;

    private final Tape tape;
    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame before = new HandFrame();
    private final HandFrame after = new HandFrame();
    private int at = -1;

    /** @param tape has frames */
    Playhead(Tape tape) {
        this.tape = tape;
        turnTo(0);
    }

    private void turnTo(int index) {
        at = index;
        read(index, before);
        read(Math.min(index + 1, tape.length() - 1), after);
    }

    private void read(int index, HandFrame frame) {
        byte[] bytes = tape.bytes(index);
        codec.decode(bytes, 0, bytes.length, frame);
        frame.length = 0;
    }

    /** out = the recording at a time after its beginning, with that frame's own times; cleared where it has a gap. */
    void read(long nanos, HandFrame out) {
        int index = at;
        while (index + 1 < tape.length() && tape.nanos(index + 1) <= nanos) {
            index++;
        }
        if (index != at) {
            turnTo(index);
        }
        long step = after.captureNanos - before.captureNanos;
        double share = step == 0 ? 0 : Math.max(0, (double) (nanos - tape.nanos(at)) / step);
        if (step > GAP_NANOS && share > 0) {
            out.clear();
        } else {
            out.set(before);
            if (share > 0 && before.spaceEpoch == after.spaceEpoch) {
                blend(share, out);
            }
        }
    }

    private void blend(double share, HandFrame out) {
        if (before.headFloats == POSE && after.headFloats == POSE) {
            blend(before.head, after.head, 0, share, out.head);
        }
        out.headFlags &= after.headFlags;
        blend(Hand.LEFT, share, out);
        blend(Hand.RIGHT, share, out);
    }

    private void blend(Hand hand, double share, HandFrame out) {
        blend(before.hand(hand), after.hand(hand), share, out.hand(hand));
        blend(before.controller(hand), after.controller(hand), share, out.controller(hand));
    }

    private static void blend(HandPose a, HandPose b, double share, HandPose out) {
        int floats = Math.min(a.jointFloats, b.jointFloats);
        for (int i = 0; i < floats; i += HandPose.FLOATS_PER_JOINT) {
            blend(a.joints, b.joints, i, share, out.joints);
        }
        out.positionValid &= b.positionValid;
        out.positionTracked &= b.positionTracked;
        out.orientationValid &= b.orientationValid;
        out.orientationTracked &= b.orientationTracked;
    }

    private static void blend(ControllerPose a, ControllerPose b, double share, ControllerPose out) {
        if (a.gripFloats == POSE && b.gripFloats == POSE) {
            blend(a.grip, b.grip, 0, share, out.grip);
        }
        if (a.aimFloats == POSE && b.aimFloats == POSE) {
            blend(a.aim, b.aim, 0, share, out.aim);
        }
        out.gripFlags &= b.gripFlags;
        out.aimFlags &= b.aimFlags;
    }

    /** Position x, y, z along the line, orientation x, y, z, w along the chord, the shorter way round. */
    private static void blend(float[] a, float[] b, int at, double share, float[] out) {
        double dot = 0;
        for (int i = 0; i < POSE; i++) {
            dot += i < 3 ? 0 : (double) a[at + i] * b[at + i];
        }
        double squared = 0;
        for (int i = 0; i < POSE; i++) {
            double to = i >= 3 && dot < 0 ? -b[at + i] : b[at + i];
            out[at + i] = (float) (a[at + i] + share * (to - a[at + i]));
            squared += i < 3 ? 0 : (double) out[at + i] * out[at + i];
        }
        double scale = squared > 0 ? 1 / Math.sqrt(squared) : 0;
        for (int i = 3; i < POSE; i++) {
            out[at + i] *= (float) scale;
        }
    }
}
