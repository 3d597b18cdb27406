package org.trocar.telemetry.export.session;

import java.io.Closeable;
import java.io.IOException;
import org.trocar.core.input.TickInput;
import org.trocar.core.world.TipSamples;

/** Takes one session and makes files of it. */
public interface SessionWriter extends Closeable {
    /** Takes the next sealed tick. Frames are as they were received. */
    void tick(TickInput in, TipSamples tips) throws IOException;

    /** Takes what is known at the end, and completes the files. */
    void finish(SessionFindings findings) throws IOException;
}
