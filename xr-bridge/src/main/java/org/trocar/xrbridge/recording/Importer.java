package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.FrameSource;

/** Reads one format of recorded hands, or of tools that hands held. */
interface Importer {
    /** What its recordings are called, for people. */
    String format();

    /** What {@link #recognises} looks for, for people: completes "a recording of this format has …". */
    String mark();

    /** Whether a file that begins with this text (up to {@link Recordings#START_CHARS} characters) is of this format. */
    boolean recognises(String start);

    FrameSource open(Path file) throws IOException;
}
