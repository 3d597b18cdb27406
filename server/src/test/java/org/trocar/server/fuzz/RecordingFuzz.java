package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.xrbridge.recording.Recordings;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;

/**
 * Any bytes as a recording of hands or tools. What is read has times that rise, and is the same when it was converted to our own format and read
 * again.
 */
public final class RecordingFuzz {
    private static final InputFolder FOLDER = new InputFolder();
    private static final HandFrameCodec CODEC = new HandFrameCodec();

    private RecordingFuzz() {}

    public static void fuzzerInitialize() {
        FuzzTarget.RECORDINGS.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Path file = FOLDER.write(isCompressed(input) ? "input.gz" : "input", input);
        try {
            List<ByteString> frames = frames(file);
            Path converted = FOLDER.path().resolve("converted.jsonl");
            Files.deleteIfExists(converted);
            assertEquals(frames.size(), Recordings.convert(file, converted, "fuzz", "none"), "frames converted");
            assertEquals(frames, frames(converted), "frames read again");
        } catch (RecordingException refused) {
            // As promised.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCompressed(byte[] input) {
        return input.length > 2 && input[0] == 0x1F && (input[1] & 0xFF) == 0x8B;
    }

    private static List<ByteString> frames(Path file) throws IOException {
        List<ByteString> frames = new ArrayList<>();
        HandFrame frame = new HandFrame();
        long last = Long.MIN_VALUE;
        try (FrameSource source = Recordings.open(file)) {
            while (source.next(frame)) {
                assertTrue(frame.captureNanos > last, "times rise");
                last = frame.captureNanos;
                CODEC.encode(frame);
                frames.add(ByteString.copyFrom(frame.bytes, 0, frame.length));
            }
        }
        return frames;
    }

    /** There are files to start from. */
    static List<byte[]> seeds() {
        return List.of();
    }
}
