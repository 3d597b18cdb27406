package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import org.trocar.xrbridge.trace.RecordingException;

/** The fields of a packed LeapJS list: what stands where, as the capture's first frame says. */
final class PackedFields {
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, JsonNode> inner = new HashMap<>();

    /** @param names a list of names; an object in it has one name, of a list whose items' names it holds */
    PackedFields(JsonNode names) {
        for (int i = 0; i < names.size(); i++) {
            JsonNode name = names.get(i);
            String key = name.isObject() && name.size() > 0 ? name.fieldNames().next() : name.asText();
            places.put(key, i);
            inner.put(key, name.path(key).path(0));
        }
    }

    /** The fields of the items of a list. */
    PackedFields of(String list) {
        return new PackedFields(inner.getOrDefault(list, MissingNode.getInstance()));
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    /** A field's value in a packed item. */
    Numbers in(Numbers item, String name) throws RecordingException {
        if (!has(name)) {
            throw item.wrong("/" + name, "is not among the fields that the first frame names");
        }
        return item.at(name, item.node().path(places.get(name)));
    }
}
