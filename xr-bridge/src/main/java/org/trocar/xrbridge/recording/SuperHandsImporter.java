package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;
import org.trocar.xrbridge.trace.TraceReader;

/**
 * Motion captures of the super-hands examples: JSON with one stream of poses (metres, degrees, milliseconds) and button events for the
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
    private static final String ABOUT_NAMES =
            "the runtime said 'right' of the stream named lhand and 'left' of rhand: hands are as the runtime said";

    @Override
    public String format() {
        return "super-hands motion capture (JSON)";
    }

    @Override
    public boolean recognises(String start) {
        return start.startsWith("{\"") && start.contains("\"poses\":[{\"position\":{\"x\":");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        JsonNode capture = read(file);
        boolean swapped =
                hand(capture, "lhand").equals("right") && hand(capture, "rhand").equals("left");
        return new SuperHandsSource(
                header(file, capture, swapped),
                new PoseStream(file, capture, "camera"),
                controller(file, capture, swapped ? "rhand" : "lhand", Hand.LEFT),
                controller(file, capture, swapped ? "lhand" : "rhand", Hand.RIGHT));
    }

    private static SuperHandsSource.Controller controller(Path file, JsonNode capture, String name, Hand hand)
            throws IOException {
        return new SuperHandsSource.Controller(
                hand, new PoseStream(file, capture, name), new ButtonEvents(file, capture, name));
    }

    private static JsonNode read(Path file) throws IOException {
        try (BufferedReader in = TraceReader.text(file)) {
            return new ObjectMapper().readTree(in);
        } catch (JsonProcessingException e) {
            throw new RecordingException(
                    file,
                    e.getLocation().getLineNr(),
                    "JSON",
                    e.getOriginalMessage(),
                    "record it again, or copy it again");
        }
    }

    private static String hand(JsonNode capture, String stream) {
        return capture.path(stream).path("gamepad").path("hand").asText();
    }

    private static TraceHeader header(Path file, JsonNode capture, boolean swapped) {
        List<String> notes = new ArrayList<>(List.of(ABOUT_GRIPS, ABOUT_BUTTONS));
        if (swapped) {
            notes.add(ABOUT_NAMES);
        }
        String device = "headset and two controllers";
        String id = capture.path("rhand").path("gamepad").path("id").asText();
        return new TraceHeader(
                id.isEmpty() ? device : device + " (" + id + ")",
                file.getFileName().toString(),
                "not stated in the file",
                MISSING,
                notes);
    }
}
