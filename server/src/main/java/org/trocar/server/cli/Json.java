package org.trocar.server.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects with their keys in the order they are written here. */
final class Json {
    private static final MathContext DIGITS = new MathContext(9);

    private Json() {}

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
