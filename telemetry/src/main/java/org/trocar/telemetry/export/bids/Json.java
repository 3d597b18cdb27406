package org.trocar.telemetry.export.bids;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects with their keys in the order they are written here. */
final class Json {
    private Json() {}

    /** @param keysAndValues a key, its value, the next key, and so on */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
