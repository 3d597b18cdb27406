package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;

/** Where recordings for tests are: small written ones beside the tests, committed traces, and the originals where a machine has them. */
final class Samples {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Samples() {}

    static Path written(String name) {
        try {
            return Path.of(Samples.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    static Path committed(String name) {
        return ROOT.resolve("recordings").resolve(name);
    }

    /** An original in {@code -Dtrocar.recordings=DIR} or ../shared/data; where there is none, the test is skipped and says so. */
    static Path original(String name) {
        Path folder = Path.of(System.getProperty(
                "trocar.recordings", ROOT.resolve("../shared/data").toString()));
        Path file = folder.resolve(name).normalize();
        assumeTrue(
                Files.isRegularFile(file),
                () -> "SKIPPED: " + file + " is not here; name the folder with -Dtrocar.recordings=DIR");
        return file;
    }

    static List<HandFrame> frames(Path file) throws IOException {
        List<HandFrame> frames = new ArrayList<>();
        try (FrameSource source = Recordings.open(file)) {
            HandFrame frame = new HandFrame();
            while (source.next(frame)) {
                HandFrame copy = new HandFrame();
                copy.set(frame);
                frames.add(copy);
            }
        }
        return frames;
    }
}
