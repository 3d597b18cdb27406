package org.trocar.server.train;

import org.trocar.core.hands.HandFrame;

/**
 * How much one stream may bring. In real time, frames beyond {@link #BYTES_A_SECOND} are refused: one broken device would otherwise
 * fill the disk that all share. Messages that no session takes (refused ones, and requests) cost the network thread, which
 * others share: beyond {@link #MESSAGES_A_SECOND} the stream is read more slowly, so that its sender has to wait. In lockstep, frames that
 * are taken are paced by the session already. Used on the connection's network thread.
 */
final class Traffic {
    /** Two hands with everything there is are 5 KB; at 120 Hz, 600 KB/s. */
    static final int BYTES_A_SECOND = 1 << 20;
    /** What a frame counts for at least: 256 of these are allowed a second. */
    static final int LEAST_FRAME_BYTES = 4096;
    /** That no session takes. */
    static final int MESSAGES_A_SECOND = 1000;

    private final Allowance frames;
    private final Allowance others;

    Traffic(long nowNanos) {
        frames = new Allowance(BYTES_A_SECOND, BYTES_A_SECOND, nowNanos);
        others = new Allowance(MESSAGES_A_SECOND, MESSAGES_A_SECOND, nowNanos);
    }

    /** Whether a real-time session may take this frame. */
    boolean allows(HandFrame frame, long nowNanos) {
        return frames.take(Math.max(frame.length, LEAST_FRAME_BYTES), nowNanos);
    }

    /** A message came that no session took; returns how long to wait before reading the next, nanoseconds. */
    long pauseAfterOther(long nowNanos) {
        return others.spend(1, nowNanos);
    }
}
