package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * Poses of a haptic device's stylus as CSV: millimetres, a quaternion, and a time in seconds and nanoseconds. Trials that were recorded one
 * after the other are played one after the other, with the gaps that lie between them.
 */
final class StylusImporter implements Importer {
    private static final List<String> MISSING =
            List.of("head", "the left hand", "hand joints", "aim poses", "velocities", HeldTools.BUTTONLESS);
    private static final List<String> NOTES = List.of(
            "the stylus is taken as in the right hand",
            "the device's axes are taken as x right, y up, z towards the person: the file does not say",
            "times between trials are gaps");

    @Override
    public String format() {
        return "haptic stylus poses (CSV)";
    }

    @Override
    public String mark() {
        return "the columns header_sec, header_nanosec, px and qw in its first line";
    }

    @Override
    public boolean recognises(String start) {
        String first = start.lines().findFirst().orElse("");
        return first.startsWith("bag_time_ns,header_sec,header_nanosec,p");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        TraceHeader header = new TraceHeader(
                        "haptic stylus", file.getFileName().toString(), "not stated in the file", MISSING, NOTES)
                .ofTools();
        return Table.read(file, ",", "bag_time_ns", table -> new StylusSource(table, header));
    }
}
