package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.trace.RecordingException;

/** One part of a capture, for taking numbers out of it with errors that say where. */
record Numbers(Path file, String where, JsonNode node) {
    /** Some hundred years. */
    private static final double MAX_MILLIS = 4e12;

    /** @param pointer a JSON pointer within the part; empty for the part itself */
    double number(String pointer) throws RecordingException {
        JsonNode value = node.at(pointer);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(pointer, value.isMissingNode() ? "is missing" : "'" + value + "' is not a number");
        }
        return value.doubleValue();
    }

    /** Part of a position, metres. */
    double metres(String pointer) throws RecordingException {
        double metres = number(pointer);
        if (Math.abs(metres) > FrameSanitizer.MAX_DISTANCE_METRES) {
            throw wrong(pointer, Joints.TOO_FAR);
        }
        return metres;
    }

    /** A time, milliseconds, small enough to be told in nanoseconds. */
    double millis(String pointer) throws RecordingException {
        double millis = number(pointer);
        if (Math.abs(millis) > MAX_MILLIS) {
            throw wrong(pointer, millis + " is no time in milliseconds");
        }
        return millis;
    }

    /** The part as a list of three numbers. */
    Vec3 vector() throws RecordingException {
        Vec3 at = new Vec3(number("/0"), number("/1"), number("/2"));
        if (Math.max(Math.abs(at.x), Math.max(Math.abs(at.y), Math.abs(at.z))) > Joints.MAX_MILLIMETRES) {
            throw wrong("", Joints.TOO_FAR);
        }
        return at;
    }

    /** The parts of a list. */
    List<Numbers> items() {
        List<Numbers> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Numbers(file, where + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    /** A part of this part. */
    Numbers at(String name, JsonNode part) {
        return new Numbers(file, where + "." + name, part);
    }

    RecordingException wrong(String pointer, String problem) {
        return new RecordingException(file, where + pointer.replace('/', '.') + " " + problem, "record it again");
    }
}
