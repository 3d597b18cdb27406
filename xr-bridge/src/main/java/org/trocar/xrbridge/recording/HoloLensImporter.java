package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/** Hand joints logged on a HoloLens 2 as CSV: 26 positions a hand, in Unity's left-handed frame. */
final class HoloLensImporter implements Importer {
    private static final List<String> MISSING = List.of(
            "head",
            "joint orientations",
            "joint radii",
            "velocities",
            "inferred joints: a position is there and tracked, or not there",
            "the device's own sample times");
    private static final List<String> NOTES = List.of(
            "z is negated: Unity's frame is left-handed",
            "positions come in steps of 1 mm",
            "the observer's labels are not part of a trace");

    @Override
    public String format() {
        return "HoloLens 2 joint log (CSV)";
    }

    @Override
    public String mark() {
        return "the columns Time and IndexKnuckle in its first line";
    }

    @Override
    public boolean recognises(String start) {
        String firstLine = start.lines().findFirst().orElse("");
        return firstLine.contains("Time,") && firstLine.contains("IndexKnuckle");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        String source = file.getFileName().toString();
        TraceHeader header =
                new TraceHeader("HoloLens 2 hand tracking", source, "not stated in the file", MISSING, NOTES);
        return Table.read(file, ",", "", table -> new HoloLensSource(table, header));
    }
}
