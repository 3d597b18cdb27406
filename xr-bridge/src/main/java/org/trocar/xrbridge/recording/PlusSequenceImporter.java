package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;
import org.trocar.xrbridge.trace.TraceReader;

/** PLUS's own sequence metafiles: a text header with every frame's status and 4×4 matrix of each tool; the pictures after it are not read. */
final class PlusSequenceImporter implements Importer {
    @Override
    public String format() {
        return "PLUS sequence metafile (MHA)";
    }

    @Override
    public String mark() {
        return "\"ObjectType = Image\" first, and Seq_Frame0000_…Transform";
    }

    @Override
    public boolean recognises(String start) {
        return start.startsWith("ObjectType = Image") && start.contains(PlusSequenceSource.FRAME);
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        TraceHeader header = PlusImporter.header(file);
        BufferedReader in = TraceReader.text(file);
        try {
            return new PlusSequenceSource(file, in, header);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
