package org.trocar.telemetry.trace;

import java.io.IOException;
import java.nio.file.Path;

/** A trace that cannot be read: its message names file, line, column and remedy. */
public final class TraceException extends IOException {
    private static final long serialVersionUID = 1;

    private TraceException(String message) {
        super(message);
    }

    static TraceException of(Path file, long line, String what, String remedy) {
        return new TraceException(file + ", line " + line + ": " + what + "; " + remedy);
    }

    static TraceException of(Path file, long line, String column, String what, String remedy) {
        return of(file, line, "column " + column + ": " + what, remedy);
    }

    static TraceException of(Path file, String what, String remedy) {
        return new TraceException(file + ": " + what + "; " + remedy);
    }
}
