package org.trocar.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogOutputTest {
    private static final Instant TIME = Instant.parse("2026-03-01T08:15:30.5Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private static Event ended() {
        Event event = Event.info("session ended")
                .of("0195-77")
                .with("verdict", "pass")
                .with("ticks", 900)
                .with("remark", "two words");
        event.setInstant(TIME);
        return event;
    }

    private LogOutput output(LogFormat format) {
        return new LogOutput(new PrintStream(bytes, true, StandardCharsets.UTF_8), format);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aPersonReadsTimeLevelSessionAndWhatHappenedInOneLine() {
        assertEquals(
                "2026-03-01T08:15:30.500Z INFO  [0195-77] session ended verdict=pass ticks=900 remark=\"two words\"\n",
                new TextLines(ZoneOffset.UTC).format(ended()));
    }

    @Test
    void aCollectorReadsTheSameAsOneObject() throws IOException {
        output(LogFormat.JSON).publish(ended());
        assertEquals(1, lines().size());
        assertEquals(
                "{\"time\":\"2026-03-01T08:15:30.500Z\",\"level\":\"info\",\"session\":\"0195-77\","
                        + "\"event\":\"session ended\",\"verdict\":\"pass\",\"ticks\":900,\"remark\":\"two words\"}",
                lines().get(0));
    }

    @Test
    void noValueBreaksALineOrMovesTheCursor() throws IOException {
        Event hostile = Event.warning("refused").with("field", "a\n2026 INFO all is well\u001b[2J\u2028\"b\"");
        output(LogFormat.TEXT).publish(hostile);
        assertEquals(1, lines().size());
        assertFalse(lines().get(0).contains("\u001b"), lines().get(0));
        assertTrue(lines().get(0).contains("field=\"a\\u000a2026 INFO"), lines().get(0));
        bytes.reset();
        output(LogFormat.JSON).publish(hostile);
        JsonNode read = new ObjectMapper().readTree(bytes.toByteArray());
        assertEquals(
                "a\n2026 INFO all is well\u001b[2J\u2028\"b\"",
                read.get("field").asText());
    }

    @Test
    void whatTheDiskSaysTakesALineAndAFailureOfOursShowsItsPlace() {
        LogOutput output = output(LogFormat.TEXT);
        output.publish(Event.error("not written").because(new IOException("no space left")));
        assertEquals(1, lines().size());
        assertTrue(lines().get(0).endsWith("cause=\"java.io.IOException: no space left\""), lines().get(0));
        output.publish(Event.error("broken").because(new IllegalStateException("a bug")));
        assertTrue(
                lines().stream().anyMatch(line -> line.startsWith("    ") && line.contains("LogOutputTest")),
                lines().toString());
    }

    @Test
    void theSameThingOverAndOverIsLeftOutAndCounted() {
        LogOutput output = output(LogFormat.TEXT);
        for (int i = 0; i < Sparing.BURST + 40; i++) {
            output.publish(at(TIME, Event.warning("client lost").of("session " + i)));
        }
        assertEquals(Sparing.BURST, lines().size());
        output.publish(at(TIME, Event.warning("something else")));
        output.publish(at(TIME.plusSeconds(2), Event.warning("client lost")));
        assertEquals(Sparing.BURST + 2, lines().size());
        assertTrue(lines().get(Sparing.BURST + 1).endsWith("left_out=40"), lines().get(Sparing.BURST + 1));
    }

    private static Event at(Instant time, Event event) {
        event.setInstant(time);
        return event;
    }

    @Test
    void whatALibraryLogsByItsOwnFacadeComesOutTheSame() throws IOException {
        Logger root = Logger.getLogger("org.trocar.library");
        LogOutput output = output(LogFormat.JSON);
        root.addHandler(output);
        root.setUseParentHandlers(false);
        try {
            LoggerFactory.getLogger("org.trocar.library").warn("the file {} is odd", "x");
            root.log(new LogRecord(Level.FINE, "too fine"));
        } finally {
            root.removeHandler(output);
        }
        JsonNode read = new ObjectMapper().readTree(bytes.toByteArray());
        assertEquals("the file x is odd", read.get("event").asText());
        assertEquals("warn", read.get("level").asText());
        assertEquals("org.trocar.library", read.get("logger").asText());
    }
}
