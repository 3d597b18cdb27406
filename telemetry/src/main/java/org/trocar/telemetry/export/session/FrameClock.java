package org.trocar.telemetry.export.session;

import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.TickInput;

/** Brings a frame's times, which are those of two machines' clocks, into the session's: no file carries a clock that tells the day. */
public final class FrameClock {
    private boolean running;
    private long firstReceiveNanos;

    /** How long after the session's first frame frame i was received, nanoseconds. */
    public long receivedAfterFirstNanos(TickInput in, int i) {
        if (!running) {
            running = true;
            firstReceiveNanos = in.frame(i).receiveNanos;
        }
        return in.frame(i).receiveNanos - firstReceiveNanos;
    }

    /** A time of frame i's sender in session time. */
    public static long sessionNanos(TickInput in, int i, long senderNanos) {
        HandFrame frame = in.frame(i);
        return in.captureSessionNanos(i) + (senderNanos - frame.captureNanos);
    }
}
