package org.trocar.server.log;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Writes entries to a stream, each whole and at once. */
public final class LogOutput extends Handler {
    private final PrintStream out;
    private final LogFormat format;
    private final TextLines text = new TextLines();
    private final Sparing sparing = new Sparing();

    public LogOutput(PrintStream out, LogFormat format) {
        this.out = out;
        this.format = format;
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        long leftOut = sparing.admit(record);
        if (leftOut >= 0) {
            Entry entry = Entry.of(record, leftOut);
            out.print(format == LogFormat.JSON ? JsonLines.line(entry) : text.line(entry));
            out.flush();
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    /** The stream is not ours. */
    @Override
    public void close() {
        flush();
    }
}
