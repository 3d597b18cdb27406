package org.trocar.xrbridge.trace;

import java.io.Closeable;
import java.io.IOException;
import org.trocar.core.hands.HandFrame;

/** Frames in the order they were captured: a trace, or another recording on its way to being one. Used by one thread. */
public interface FrameSource extends Closeable {
    TraceHeader header();

    /**
     * Fills the frame with the next one's measured values; its bytes and receive time stay empty.
     *
     * @return false at the end, with the frame's content undefined
     * @throws RecordingException naming file, line, field and remedy when the recording is not what it should be
     */
    boolean next(HandFrame frame) throws IOException;

    /** Rows of the recording left out so far because their time does not come after the row before. */
    default long omitted() {
        return 0;
    }
}
