package org.trocar.server.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** The log for people: time, level, session, what happened, then {@code key=value}; the trace of a failure is indented below it. */
public final class TextLines extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private final ZoneId zone;

    /** In this machine's time. */
    public TextLines() {
        this(ZoneId.systemDefault());
    }

    TextLines(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public String format(LogRecord record) {
        return line(Entry.of(record, 0));
    }

    String line(Entry entry) {
        StringBuilder line = new StringBuilder(TIME.format(entry.time().atZone(zone)));
        line.append(' ').append(String.format(Locale.ROOT, "%-5s", entry.level().toUpperCase(Locale.ROOT)));
        line.append(" [")
                .append(entry.session().isEmpty() ? "-" : escaped(entry.session()))
                .append("] ");
        line.append(escaped(entry.words()));
        for (Map.Entry<String, Object> value : entry.values().entrySet()) {
            line.append(' ').append(value.getKey()).append('=').append(value(String.valueOf(value.getValue())));
        }
        line.append('\n');
        entry.trace()
                .lines()
                .forEach(at -> line.append("    ").append(escaped(at)).append('\n'));
        return line.toString();
    }

    /** In quotes where it would not be taken for one value otherwise. */
    private static String value(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=');
        return plain ? escaped(text) : '"' + escaped(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** Nothing in an entry ends its line, or moves a terminal's cursor. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isSafe(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return safe.toString();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
