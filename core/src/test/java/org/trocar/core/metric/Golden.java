package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The golden values and their tolerances, as the file's {@code meta} states them. */
final class Golden {
    private static final JsonNode ROOT = read();

    private Golden() {}

    static JsonNode group(String name) {
        return ROOT.required(name);
    }

    static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Values near zero were written as 0: those compare with an absolute 1e-12. */
    static void assertRelative(double expected, double actual, double relative, String what) {
        assertEquals(expected, actual, Math.max(1e-12, Math.abs(expected) * relative), what);
    }

    private static JsonNode read() {
        try (InputStream in = Golden.class.getResourceAsStream("/motion-metrics-golden.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
