package org.trocar.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects with their keys in the order they are written here. */
final class Json {
    private static final MathContext DIGITS = new MathContext(9);

    /** Made when first asked for: it takes a tenth of a second, which commands that print no JSON need not wait for. */
    private static final class Writer {
        static final ObjectMapper ANY = new ObjectMapper();
    }

    private Json() {}

    /** On one line. */
    static String line(Object value) {
        return written(Writer.ANY.writer(), value);
    }

    /** On many lines, indented. */
    static String text(Object value) {
        return written(Writer.ANY.writerWithDefaultPrettyPrinter(), value);
    }

    private static String written(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param keysAndValues a key, its value, the next key, and so on */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    /** A number in nine digits, which every JDK writes alike; null for one that is undefined. */
    static BigDecimal number(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).stripTrailingZeros() : null;
    }
}
