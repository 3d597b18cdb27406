package org.trocar.xrbridge.trace;

import java.io.IOException;
import java.nio.file.Path;

/** A recording that cannot be read as one: where, what is wrong, and what to do about it. */
public final class RecordingException extends IOException {
    public RecordingException(Path file, String problem, String remedy) {
        super(file + ": " + problem + "; " + remedy);
    }

    /** @param line counted from 1 */
    public RecordingException(Path file, long line, String field, String problem, String remedy) {
        super(file + ", line " + line + ", field '" + field + "': " + problem + "; " + remedy);
    }
}
