package org.trocar.xrbridge.recording;

import org.trocar.core.hands.HandFrame;

/** Numbers a recording's frames and stamps them with the time since the first. */
final class FrameClock {
    private long sequence;
    private long firstNanos;
    private long lastNanos;

    /** Whether a frame of this time comes after the frame before, and no more than 292 years after the first, beyond which nobody counts. */
    boolean rises(long nanos) {
        return sequence == 0 || nanos > lastNanos && nanos - firstNanos > 0;
    }

    /** Begins a frame: empties it, and stamps it. */
    void begin(HandFrame frame, long nanos) {
        firstNanos = sequence == 0 ? nanos : firstNanos;
        lastNanos = nanos;
        frame.clear();
        frame.sequence = ++sequence;
        frame.captureNanos = nanos - firstNanos;
    }
}
