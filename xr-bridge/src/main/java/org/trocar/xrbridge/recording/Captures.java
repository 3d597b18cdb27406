package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceReader;

/** Recordings that are one JSON document, read whole. */
final class Captures {
    private Captures() {}

    static JsonNode read(Path file) throws IOException {
        try (BufferedReader in = TraceReader.text(file)) {
            return new ObjectMapper().readTree(in);
        } catch (JsonProcessingException e) {
            throw new RecordingException(
                    file,
                    e.getLocation().getLineNr(),
                    "JSON",
                    e.getOriginalMessage(),
                    "record it again, or copy it again");
        }
    }
}
