package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A part of a file of golden values. Remembers which values were asked for, so that a test can tell those that never were. */
final class Golden {
    private static final Set<String> READ = new HashSet<>();

    private final String path;
    private final JsonNode node;

    private Golden(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /** A group of {@code motion-metrics-golden.json}. */
    static Golden group(String name) {
        return file("motion-metrics-golden.json").child(name);
    }

    static Golden file(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/" + name)) {
            return new Golden(name, new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Golden child(String name) {
        return new Golden(path + " / " + name, node.required(name));
    }

    Golden child(int index) {
        return new Golden(path + " / " + index, node.required(index));
    }

    JsonNode value(String name) {
        return child(name).read();
    }

    double number(String name) {
        return value(name).asDouble();
    }

    JsonNode at(int index) {
        return child(index).read();
    }

    boolean has(String name) {
        return node.has(name);
    }

    int size() {
        return node.size();
    }

    private JsonNode read() {
        READ.add(path);
        return node;
    }

    /** Its keys but those of other projects' code. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!name.startsWith("perk")) {
                names.add(name);
            }
        });
        return names;
    }

    /** The numbers and nulls in it that no test has asked for; words explain and are no values. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        collectUnread(unread);
        return unread;
    }

    private void collectUnread(List<String> unread) {
        if (node.isObject()) {
            names().forEach(name -> child(name).collectUnread(unread));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                child(i).collectUnread(unread);
            }
        } else if (!node.isTextual() && !READ.contains(path)) {
            unread.add(path);
        }
    }

    @Override
    public String toString() {
        return path;
    }

    /** Values near zero were written as 0: those compare with an absolute 1e-12. */
    static void assertRelative(double expected, double actual, double relative, String what) {
        assertEquals(expected, actual, Math.max(1e-12, Math.abs(expected) * relative), what);
    }
}
