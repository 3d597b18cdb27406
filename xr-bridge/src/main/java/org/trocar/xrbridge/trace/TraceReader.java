package org.trocar.xrbridge.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;

/** Reads a trace as a stream, a line a frame. */
public final class TraceReader implements FrameSource {
    static final String FORMAT = "trocar-trace";
    static final int VERSION = 1;
    static final String FRAME = "right-handed, y up, -z forward";

    private static final String SEE_FORMAT = "see recordings/README.md for the format";

    private final JsonFactory json = new JsonFactory();
    private final Path file;
    private final BufferedReader in;
    private final TraceHeader header;
    private long lineNumber;
    private long lastCaptureNanos;

    private TraceReader(Path file, BufferedReader in) throws IOException {
        this.file = file;
        this.in = in;
        this.header = readHeader();
    }

    /** Opens the file and reads its header; a name ending in {@code .gz} is taken as compressed. */
    public static TraceReader open(Path file) throws IOException {
        BufferedReader in = text(file);
        try {
            return new TraceReader(file, in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The file's text, decompressed when its name ends in {@code .gz}. */
    public static BufferedReader text(Path file) throws IOException {
        InputStream plain = isCompressed(file) ? CompressedFile.open(file) : Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    static boolean isCompressed(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        String line = nextLine();
        if (line == null) {
            return false;
        }
        frame.clear();
        try (JsonParser at = json.createParser(line)) {
            readFrame(at, frame);
        } catch (JsonProcessingException e) {
            throw wrong("line", "is not a JSON object (" + e.getOriginalMessage() + ")");
        }
        checkTime(frame.captureNanos);
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String nextLine() throws IOException {
        lineNumber++;
        return in.readLine();
    }

    private void checkTime(long captureNanos) throws RecordingException {
        if (lineNumber > 2 && captureNanos <= lastCaptureNanos) {
            throw wrong("t", captureNanos + " is not above the line before (" + lastCaptureNanos + ")");
        }
        lastCaptureNanos = captureNanos;
    }

    private TraceHeader readHeader() throws IOException {
        JsonNode node = headerNode();
        expect(node, "format", FORMAT);
        expect(node, "version", Integer.toString(VERSION));
        expect(node, "frame", FRAME);
        expect(node.path("units"), "length", "m");
        expect(node.path("units"), "time", "ns");
        expect(node.path("units"), "orientation", "xyzw");
        return new TraceHeader(
                text(node, "device"),
                text(node, "source"),
                text(node, "licence"),
                texts(node, "missing"),
                texts(node, "notes"),
                grips(node));
    }

    private TraceHeader.Grips grips(JsonNode node) throws RecordingException {
        String said = node.path("grips").asText("controller");
        for (TraceHeader.Grips grips : TraceHeader.Grips.values()) {
            if (said.equals(grips.key())) {
                return grips;
            }
        }
        throw wrong("grips", "'" + said + "' is neither controller nor tool");
    }

    private JsonNode headerNode() throws IOException {
        String line = nextLine();
        try {
            return line == null ? new ObjectMapper().nullNode() : new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw wrong("header", "is not a JSON object");
        }
    }

    private void expect(JsonNode node, String field, String wanted) throws RecordingException {
        String value = text(node, field);
        if (!value.equals(wanted)) {
            throw wrong(field, "'" + value + "' is not '" + wanted + "'");
        }
    }

    private String text(JsonNode node, String field) throws RecordingException {
        if (!node.path(field).isValueNode()) {
            throw wrong(field, "the header lacks it");
        }
        return node.path(field).asText();
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private void readFrame(JsonParser at, HandFrame frame) throws IOException {
        if (at.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("line", "is not a JSON object");
        }
        boolean timed = false;
        for (String key = at.nextFieldName(); key != null; key = at.nextFieldName()) {
            at.nextToken();
            timed |= key.equals("t");
            readFrameField(at, key, frame);
        }
        if (!timed) {
            throw wrong("t", "the frame lacks its capture time");
        }
    }

    private void readFrameField(JsonParser at, String key, HandFrame frame) throws IOException {
        switch (key) {
            case "t" -> frame.captureNanos = whole(at, key);
            case "n" -> frame.sequence = whole(at, key);
            case "sampled" -> frame.sampleNanos = whole(at, key);
            case "epoch" -> frame.spaceEpoch = (int) whole(at, key);
            case "head" -> frame.headFloats = floats(at, key, frame.head);
            case "headFlags" -> frame.headFlags = (int) whole(at, key);
            case "left" -> readHand(at, frame, Hand.LEFT);
            case "right" -> readHand(at, frame, Hand.RIGHT);
            default -> throw wrong(key, "is not a field of a frame");
        }
    }

    private void readHand(JsonParser at, HandFrame frame, Hand hand) throws IOException {
        if (!at.isExpectedStartObjectToken()) {
            throw wrong(hand == Hand.LEFT ? "left" : "right", "is not an object");
        }
        for (String key = at.nextFieldName(); key != null; key = at.nextFieldName()) {
            at.nextToken();
            if (!readJointsField(at, key, frame.hand(hand))) {
                readControllerField(at, key, frame.controller(hand));
            }
        }
    }

    private boolean readJointsField(JsonParser at, String key, HandPose hand) throws IOException {
        switch (key) {
            case "joints" -> hand.jointFloats = floats(at, key, hand.joints);
            case "positionValid" -> hand.positionValid = (int) whole(at, key);
            case "positionTracked" -> hand.positionTracked = (int) whole(at, key);
            case "orientationValid" -> hand.orientationValid = (int) whole(at, key);
            case "orientationTracked" -> hand.orientationTracked = (int) whole(at, key);
            case "velocities" -> hand.velocityFloats = floats(at, key, hand.velocities);
            case "linearVelocityValid" -> hand.linearVelocityValid = (int) whole(at, key);
            case "angularVelocityValid" -> hand.angularVelocityValid = (int) whole(at, key);
            case "velocitiesDerived" -> hand.velocitiesDerived = at.getValueAsBoolean();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readControllerField(JsonParser at, String key, ControllerPose controller) throws IOException {
        switch (key) {
            case "grip" -> controller.gripFloats = floats(at, key, controller.grip);
            case "gripFlags" -> controller.gripFlags = (int) whole(at, key);
            case "aim" -> controller.aimFloats = floats(at, key, controller.aim);
            case "aimFlags" -> controller.aimFlags = (int) whole(at, key);
            case "select" -> controller.select = fraction(at, key);
            case "squeeze" -> controller.squeeze = fraction(at, key);
            case "buttons" -> controller.buttons = (int) whole(at, key);
            default -> throw wrong(key, "is not a field of a hand");
        }
    }

    private long whole(JsonParser at, String key) throws IOException {
        if (at.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrong(key, "'" + at.getText() + "' is not a whole number");
        }
        return at.getLongValue();
    }

    private float fraction(JsonParser at, String key) throws IOException {
        float value = number(at, key);
        if (!(value >= 0 && value <= 1)) {
            throw wrong(key, "'" + at.getText() + "' is not between 0 and 1");
        }
        return value;
    }

    private int floats(JsonParser at, String key, float[] out) throws IOException {
        if (!at.isExpectedStartArrayToken()) {
            throw wrong(key, "is not an array");
        }
        int count = 0;
        while (at.nextToken() != JsonToken.END_ARRAY) {
            if (count < out.length) {
                out[count] = number(at, key);
            }
            count++;
        }
        if (count != out.length) {
            throw wrong(key, "has " + count + " numbers, not " + out.length);
        }
        return count;
    }

    /** Not Jackson's getFloatValue: the text must round once, straight to the nearest float. */
    private float number(JsonParser at, String key) throws IOException {
        if (at.currentToken() == JsonToken.VALUE_NULL) {
            return Float.NaN;
        }
        if (!at.currentToken().isNumeric()) {
            throw wrong(key, "'" + at.getText() + "' is not a number");
        }
        return Float.parseFloat(at.getText());
    }

    private RecordingException wrong(String field, String problem) {
        return new RecordingException(file, lineNumber, field, problem, SEE_FORMAT);
    }
}
