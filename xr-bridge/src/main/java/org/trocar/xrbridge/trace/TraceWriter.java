package org.trocar.xrbridge.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;

/** Writes a trace, as the package describes it. */
public final class TraceWriter implements Closeable {
    private final Writer out;
    private final LineBuilder line = new LineBuilder();

    /** Writes the header at once. */
    public TraceWriter(Writer out, TraceHeader header) throws IOException {
        this.out = out;
        out.write(text(header));
        out.write('\n');
    }

    /** Replaces the file; a name ending in {@code .gz} is compressed. */
    public static TraceWriter create(Path file, TraceHeader header) throws IOException {
        OutputStream bytes = Files.newOutputStream(file);
        OutputStream maybeCompressed = TraceReader.isCompressed(file) ? new GZIPOutputStream(bytes) : bytes;
        return new TraceWriter(
                new BufferedWriter(new OutputStreamWriter(maybeCompressed, StandardCharsets.UTF_8)), header);
    }

    public void write(HandFrame frame) throws IOException {
        line.open();
        line.number("t", frame.captureNanos);
        line.optional("n", frame.sequence);
        line.optional("sampled", frame.sampleNanos);
        line.optional("epoch", frame.spaceEpoch);
        line.floats("head", frame.head, frame.headFloats);
        line.optional("headFlags", frame.headFlags);
        writeHand("left", frame.hand(Hand.LEFT), frame.controller(Hand.LEFT));
        writeHand("right", frame.hand(Hand.RIGHT), frame.controller(Hand.RIGHT));
        line.close();
        out.append(line.text()).append('\n');
        line.reset();
    }

    /** Writes every frame the source still has; returns how many. */
    public long writeAll(FrameSource source) throws IOException {
        HandFrame frame = new HandFrame();
        long frames = 0;
        while (source.next(frame)) {
            write(frame);
            frames++;
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void writeHand(String key, HandPose hand, ControllerPose controller) {
        if (hand.jointFloats == 0 && !controller.present()) {
            return;
        }
        line.object(key);
        writeJoints(hand);
        writeController(controller);
        line.close();
    }

    private void writeJoints(HandPose hand) {
        line.floats("joints", hand.joints, hand.jointFloats);
        line.optional("positionValid", hand.positionValid);
        line.optional("positionTracked", hand.positionTracked);
        line.optional("orientationValid", hand.orientationValid);
        line.optional("orientationTracked", hand.orientationTracked);
        line.floats("velocities", hand.velocities, hand.velocityFloats);
        line.optional("linearVelocityValid", hand.linearVelocityValid);
        line.optional("angularVelocityValid", hand.angularVelocityValid);
        line.flag("velocitiesDerived", hand.velocitiesDerived);
    }

    private void writeController(ControllerPose controller) {
        line.floats("grip", controller.grip, controller.gripFloats);
        line.optional("gripFlags", controller.gripFlags);
        line.floats("aim", controller.aim, controller.aimFloats);
        line.optional("aimFlags", controller.aimFlags);
        line.optional("select", controller.select);
        line.optional("squeeze", controller.squeeze);
        line.optional("buttons", controller.buttons);
    }

    private static String text(TraceHeader header) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("format", TraceReader.FORMAT);
        node.put("version", TraceReader.VERSION);
        node.put("frame", TraceReader.FRAME);
        node.putObject("units").put("length", "m").put("time", "ns").put("orientation", "xyzw");
        node.put("device", header.device());
        node.put("source", header.source());
        node.put("licence", header.licence());
        fill(node.putArray("missing"), header.missing());
        fill(node.putArray("notes"), header.notes());
        if (header.grips() == TraceHeader.Grips.TOOL) {
            node.put("grips", header.grips().key());
        }
        return node.toString();
    }

    private static void fill(ArrayNode array, List<String> items) {
        items.forEach(array::add);
    }

    /** One line of JSON, built without reflection so that key order and digits are ours. */
    private static final class LineBuilder {
        private final StringBuilder out = new StringBuilder();
        private boolean first;

        String text() {
            return out.toString();
        }

        void reset() {
            out.setLength(0);
        }

        void open() {
            out.append('{');
            first = true;
        }

        void close() {
            out.append('}');
            first = false;
        }

        void object(String key) {
            key(key);
            open();
        }

        void number(String key, long value) {
            key(key);
            out.append(value);
        }

        void optional(String key, long value) {
            if (value != 0) {
                number(key, value);
            }
        }

        void optional(String key, float value) {
            if (value != 0) {
                key(key);
                FloatText.append(out, value);
            }
        }

        void flag(String key, boolean value) {
            if (value) {
                key(key);
                out.append(true);
            }
        }

        void floats(String key, float[] values, int count) {
            if (count == 0) {
                return;
            }
            key(key);
            for (int i = 0; i < count; i++) {
                out.append(i == 0 ? '[' : ',');
                FloatText.append(out, values[i]);
            }
            out.append(']');
        }

        private void key(String key) {
            if (!first) {
                out.append(',');
            }
            first = false;
            out.append('"').append(key).append("\":");
        }
    }
}
