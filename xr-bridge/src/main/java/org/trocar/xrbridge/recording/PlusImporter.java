package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/** Tools tracked by the PLUS toolkit, as CSV: for each tool a status and a 4×4 matrix, millimetres. */
final class PlusImporter implements Importer {
    static final List<String> MISSING = List.of("head", "hand joints", "aim poses", "velocities", HeldTools.BUTTONLESS);
    private static final List<String> NOTES = List.of(
            HeldTools.RULE,
            "a tool whose status is not OK is untracked",
            "the tracker's axes are taken as x right, y up, z towards the person: the file does not say");

    @Override
    public String format() {
        return "PLUS tracked tools (CSV)";
    }

    @Override
    public String mark() {
        return "the columns timestamp_s and SOMETransform_status in its first line";
    }

    @Override
    public boolean recognises(String start) {
        String first = start.lines().findFirst().orElse("");
        return first.startsWith("frame_number,timestamp_s") && first.contains(PlusSource.STATUS);
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        return Table.read(file, ",", "frame_number", table -> new PlusSource(table, header(file)));
    }

    static TraceHeader header(Path file) {
        String source = file.getFileName().toString();
        return new TraceHeader("tracked tools (PLUS)", source, "not stated in the file", MISSING, NOTES).ofTools();
    }
}
