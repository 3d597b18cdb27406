package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceReader;
import org.trocar.xrbridge.trace.TraceWriter;

/** Opens recorded hands of every format we know. */
public final class Recordings {
    static final int START_CHARS = 4096;

    private static final List<Importer> IMPORTERS = List.of(
            new TraceImporter(),
            new SuperHandsImporter(),
            new HoloLensImporter(),
            new LeapTableImporter(),
            new LeapCaptureImporter(),
            new MarkerImporter(),
            new StylusImporter(),
            new PlusImporter(),
            new PlusSequenceImporter(),
            new PerkTutorImporter());

    private Recordings() {}

    /**
     * Opens the file with the importer that recognises how it begins.
     *
     * @throws RecordingException when it is absent, of no known format, or not what its format promises
     */
    public static FrameSource open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(file, "there is no such file", "name a recording of hands");
        }
        String start = start(file);
        for (Importer importer : IMPORTERS) {
            if (importer.recognises(start)) {
                return importer.open(file);
            }
        }
        throw unknown(file, "is no recording we know");
    }

    /**
     * Converts a recording to a trace.
     *
     * @param source where the recording comes from: package, version and file
     * @param licence under which it may be used
     * @return how many frames it has
     */
    public static long convert(Path from, Path to, String source, String licence) throws IOException {
        try (FrameSource in = open(from);
                TraceWriter out = TraceWriter.create(to, in.header().from(source, licence))) {
            return out.writeAll(in);
        }
    }

    /** The names of the formats that can be opened, for people. */
    public static String formats() {
        return IMPORTERS.stream().map(Importer::format).collect(Collectors.joining(", "));
    }

    private static RecordingException unknown(Path file, String problem) {
        String looked = IMPORTERS.stream()
                .map(importer -> importer.format() + " (" + importer.mark() + ")")
                .collect(Collectors.joining("; "));
        return new RecordingException(file, problem, "what we read, and what we looked for in it: " + looked);
    }

    private static String start(Path file) throws IOException {
        char[] start = new char[START_CHARS];
        try (BufferedReader in = TraceReader.text(file)) {
            int read = in.read(start);
            return new String(start, 0, Math.max(0, read));
        } catch (MalformedInputException e) {
            throw unknown(file, "is not text");
        }
    }
}
