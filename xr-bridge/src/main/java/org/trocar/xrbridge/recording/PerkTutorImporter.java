package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;
import org.trocar.xrbridge.trace.TraceReader;

/** Perk Tutor's recordings of tracked tools: XML, one matrix a line, millimetres in the patient's frame. */
final class PerkTutorImporter implements Importer {
    private static final List<String> NOTES = List.of(
            HeldTools.RULE,
            "right, anterior, superior became x, −z, y: as if the patient stood; the file does not say how the phantom lay",
            "the tools of a frame were sampled at most 50 ms apart; the frame has the last one's time");

    @Override
    public String format() {
        return "Perk Tutor transform buffer (XML)";
    }

    @Override
    public String mark() {
        return "<TransformRecorderLog>";
    }

    @Override
    public boolean recognises(String start) {
        return start.contains("<TransformRecorderLog");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        String source = file.getFileName().toString();
        TraceHeader header = new TraceHeader(
                        "tracked tools (Perk Tutor)", source, "not stated in the file", PlusImporter.MISSING, NOTES)
                .ofTools();
        BufferedReader in = TraceReader.text(file);
        try {
            return new PerkTutorSource(new PerkTutorLog(file, in), header);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
