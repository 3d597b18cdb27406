package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/** Markers on a right hand, seen by motion capture cameras, as Qualisys exports them: TSV, millimetres, z up. */
final class MarkerImporter implements Importer {
    private static final List<String> MISSING = List.of(
            "head",
            "the left hand",
            "wrist, metacarpals, knuckles and the fingers' distal joints",
            "joint orientations but the palm's",
            "joint radii",
            "velocities",
            "inferred joints: a marker was seen, or not");
    private static final List<String> NOTES = List.of(
            "z up became y up: x, y, z became x, z, −y",
            "a marker at 0 0 0, empty or nan was not seen",
            "markers lie on the skin, about a centimetre from the joints they stand for: a pinch never measures zero",
            "palm is the middle of the three markers on the back of the hand, turned as they are; any of them lost, it is untracked",
            "FINGER_tip is the fingertip, FINGER_middle the intermediate joint, thumb_middle the thumb's distal joint",
            "markers elsewhere (elbow, shoulder, back, pillow) are left out");

    @Override
    public String format() {
        return "Qualisys hand markers (TSV)";
    }

    @Override
    public String mark() {
        return "NO_OF_FRAMES first, and markers named hand_top and the like";
    }

    @Override
    public boolean recognises(String start) {
        return start.startsWith("NO_OF_FRAMES\t") && start.contains("MARKER_NAMES");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        String source = file.getFileName().toString();
        TraceHeader header = new TraceHeader(
                "motion capture of markers on a hand", source, "not stated in the file", MISSING, NOTES);
        return Table.read(file, "\t", "Frame", table -> new MarkerSource(table, header));
    }
}
