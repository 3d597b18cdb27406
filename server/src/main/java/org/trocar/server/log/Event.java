package org.trocar.server.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Something that happened, as one entry of the log: in constant words, with the session it happened to and further values by name. No
 * value is a learner's pseudonym, a token or text of a client's.
 */
public final class Event extends LogRecord {
    private final transient Map<String, Object> values = new LinkedHashMap<>();
    private String session = "";

    private Event(Level level, String words) {
        super(level, words);
    }

    /** As things should be. */
    public static Event info(String words) {
        return new Event(Level.INFO, words);
    }

    /** Somebody should look at it. */
    public static Event warning(String words) {
        return new Event(Level.WARNING, words);
    }

    /** Something was lost, or does not work. */
    public static Event error(String words) {
        return new Event(Level.SEVERE, words);
    }

    public Event of(String sessionId) {
        session = sessionId;
        return this;
    }

    /** @param key in lower case, with its unit at the end if it has one */
    public Event with(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /** What the disk says is said in a line; anything else is ours, and shows where it came from. */
    public Event because(Throwable cause) {
        setThrown(cause);
        return this;
    }

    /** Writes it, unless the log does not want it. */
    public void to(Logger log) {
        setLoggerName(log.getName());
        log.log(this);
    }

    /** Empty when it happened to no session. */
    String session() {
        return session;
    }

    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
