package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.RecordingException;

/** One object of a capture, for taking numbers out of it with errors that say where. */
record Numbers(Path file, String where, JsonNode node) {
    /** @param pointer a JSON pointer within the object */
    double number(String pointer) throws RecordingException {
        JsonNode value = node.at(pointer);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(pointer, value.isMissingNode() ? "is missing" : "'" + value + "' is not a number");
        }
        return value.doubleValue();
    }

    RecordingException wrong(String pointer, String problem) {
        return new RecordingException(file, where + pointer.replace('/', '.') + " " + problem, "record it again");
    }
}
