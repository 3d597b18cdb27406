package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceReader;

/** Our own traces. */
final class TraceImporter implements Importer {
    @Override
    public String format() {
        return "Trocar trace";
    }

    @Override
    public String mark() {
        return "\"trocar-trace\" in its first line";
    }

    @Override
    public boolean recognises(String start) {
        return start.contains("\"trocar-trace\"");
    }

    @Override
    public FrameSource open(Path file) throws IOException {
        return TraceReader.open(file);
    }
}
