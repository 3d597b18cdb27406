package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.FrameSource;

/** Hands seen by a Leap Motion device, as CSV: a row for each hand of each frame, millimetres and microseconds. */
final class LeapTableImporter implements Importer {
    @Override
    public String format() {
        return "Leap Motion hands (CSV)";
    }

    @Override
    public String mark() {
        return "the columns frame_id, timestamp_us and palm_x in its first line";
    }

    @Override
    public boolean recognises(String start) {
        String first = start.lines().findFirst().orElse("");
        return first.startsWith("frame_id,timestamp_us,") && first.contains(",palm_x,");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        String source = file.getFileName().toString();
        return Table.read(file, ",", "frame_id", table -> new LeapTableSource(table, LeapFrames.header(source)));
    }
}
