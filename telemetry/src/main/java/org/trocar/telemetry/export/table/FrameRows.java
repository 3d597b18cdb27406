package org.trocar.telemetry.export.table;

import java.io.IOException;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.export.session.FrameClock;

/** Makes rows of frames, in one of two shapes. */
sealed interface FrameRows permits LongFrames, WideFrames {
    /** Writes frame i of a tick, as it was received. */
    void write(TickInput in, int i) throws IOException;

    /** Writes a time of frame i's sender, in session time. */
    static void putTime(TableWriter out, TickInput in, int i, long senderNanos, boolean known) throws IOException {
        if (known) {
            out.put(FrameClock.sessionNanos(in, i, senderNanos));
        } else {
            out.skip(1);
        }
    }
}
