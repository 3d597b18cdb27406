package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.FrameSource;

/** Hands seen by a Leap Motion device, as LeapJS records them: JSON whose first frame names the others' fields. */
final class LeapCaptureImporter implements Importer {
    @Override
    public String format() {
        return "LeapJS capture (JSON)";
    }

    @Override
    public String mark() {
        return "\"metadata\" with \"LeapJS\" and packed \"frames\"";
    }

    @Override
    public boolean recognises(String start) {
        return start.startsWith("{\"metadata\"") && start.contains("LeapJS") && start.contains("\"frames\":[[");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        JsonNode capture = Captures.read(file);
        return new LeapCaptureSource(
                file,
                capture.path("frames"),
                LeapFrames.header(file.getFileName().toString()));
    }
}
