package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * Motion captures by A-Frame's recorder, such as the super-hands examples: JSON with one stream of poses (metres, degrees, milliseconds) and button events for the
 * camera and for each of two controllers.
 *
 * <p>Which hand a stream is comes from what its runtime said ({@code gamepad.hand}) where both streams have it: in some takes the streams'
 * names are the wrong way round.
 */
final class SuperHandsImporter implements Importer {
    private static final List<String> MISSING = List.of(
            "hand joints",
            "aim poses",
            "velocities",
            "validity flags: every recorded pose is taken as valid and tracked",
            "the device's own sample times");
    private static final String ABOUT_GRIPS =
            "grip poses are the controllers' recorded poses, whose origin on the device may differ from OpenXR's grip";
    private static final String ABOUT_BUTTONS =
            "select is the trigger, squeeze the grip button, held until the next event; a press recorded without a value is 1";
    /** What super-hands and what A-Frame's own recorder call the streams. */
    private static final List<String> LEFT = List.of("lhand", "left");

    private static final List<String> RIGHT = List.of("rhand", "right");

    @Override
    public String format() {
        return "A-Frame motion capture, as of super-hands (JSON)";
    }

    @Override
    public String mark() {
        return "\"poses\" of an object each: \"position\", \"rotation\" and \"timestamp\"";
    }

    @Override
    public boolean recognises(String start) {
        return start.startsWith("{\"") && start.contains("\"poses\":[{\"position\":{\"x\":");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        JsonNode capture = Captures.read(file);
        String left = stream(capture, LEFT);
        String right = stream(capture, RIGHT);
        if (!capture.has(left) && !capture.has(right)) {
            List<String> streams = new ArrayList<>();
            capture.fieldNames().forEachRemaining(streams::add);
            throw new RecordingException(
                    file,
                    "has no stream of a controller, only " + streams,
                    "record hands called " + LEFT + " or " + RIGHT);
        }
        boolean swapped =
                hand(capture, left).equals("right") && hand(capture, right).equals("left");
        return new SuperHandsSource(
                header(file, capture.path(right), swapped ? Optional.of(swap(left, right)) : Optional.empty()),
                new PoseStream(file, capture, "camera"),
                controller(file, capture, swapped ? right : left, Hand.LEFT),
                controller(file, capture, swapped ? left : right, Hand.RIGHT));
    }

    /** The first of these names that the capture has a stream of. */
    private static String stream(JsonNode capture, List<String> names) {
        return names.stream().filter(capture::has).findFirst().orElse(names.get(0));
    }

    /** What a stream has of something, in order; nothing when it has no such list. */
    static JsonNode list(Path file, JsonNode capture, String stream, String name) throws RecordingException {
        JsonNode list = capture.path(stream).path(name);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new RecordingException(
                    file, "has in " + stream + "." + name + " no list", "record it again, or leave " + name + " out");
        }
        return list;
    }

    private static SuperHandsSource.Controller controller(Path file, JsonNode capture, String name, Hand hand)
            throws IOException {
        return new SuperHandsSource.Controller(
                hand, new PoseStream(file, capture, name), new ButtonEvents(file, capture, name));
    }

    private static String hand(JsonNode capture, String stream) {
        return capture.path(stream).path("gamepad").path("hand").asText();
    }

    private static String swap(String left, String right) {
        return "the runtime said 'right' of the stream named " + left + " and 'left' of " + right
                + ": hands are as the runtime said";
    }

    private static TraceHeader header(Path file, JsonNode right, Optional<String> swap) {
        List<String> notes = new ArrayList<>(List.of(ABOUT_GRIPS, ABOUT_BUTTONS));
        swap.ifPresent(notes::add);
        String device = "headset and two controllers";
        String id = right.path("gamepad").path("id").asText();
        return new TraceHeader(
                id.isEmpty() ? device : device + " (" + id + ")",
                file.getFileName().toString(),
                "not stated in the file",
                MISSING,
                notes);
    }
}
