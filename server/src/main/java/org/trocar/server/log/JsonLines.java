package org.trocar.server.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The log for collectors: one JSON object a line, times in UTC. */
final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private JsonLines() {}

    static String line(Entry entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", TIME.format(entry.time()));
        line.put("level", entry.level());
        if (!entry.session().isEmpty()) {
            line.put("session", entry.session());
        }
        line.put("event", entry.words());
        entry.values().forEach((key, value) -> line.put(key, value instanceof Number ? value : String.valueOf(value)));
        if (!entry.trace().isEmpty()) {
            line.put("trace", entry.trace());
        }
        try {
            return JSON.writeValueAsString(line) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
