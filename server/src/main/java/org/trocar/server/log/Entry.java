package org.trocar.server.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * What one line of the log says, whoever logged it.
 *
 * @param session empty when it is about none
 * @param values by name, in order
 * @param trace of a failure of the program's; empty when there is none
 */
record Entry(Instant time, String level, String session, String words, Map<String, Object> values, String trace) {
    private static final Formatter FORMATTER = new SimpleFormatter();

    /** @param leftOut how many like it were not logged before it */
    static Entry of(LogRecord record, long leftOut) {
        Map<String, Object> values = new LinkedHashMap<>();
        String session = "";
        if (record instanceof Event event) {
            session = event.session();
            values.putAll(event.values());
        } else {
            values.put("logger", String.valueOf(record.getLoggerName()));
        }
        Throwable cause = record.getThrown();
        if (cause != null) {
            values.put("cause", told(cause));
        }
        if (leftOut > 0) {
            values.put("left_out", leftOut);
        }
        String words = FORMATTER.formatMessage(record);
        return new Entry(record.getInstant(), level(record.getLevel()), session, words, values, trace(cause));
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String told(Throwable cause) {
        StringBuilder told = new StringBuilder(cause.toString());
        for (Throwable at = cause.getCause(); at != null && told.length() < 1000; at = at.getCause()) {
            told.append(", caused by ").append(at);
        }
        return told.toString();
    }

    private static String trace(Throwable cause) {
        if (cause == null || cause instanceof IOException || cause instanceof UncheckedIOException) {
            return "";
        }
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
