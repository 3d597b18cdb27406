package org.trocar.telemetry.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;

/**
 * Whether anybody wrote to a session's folder since it was last looked at, without reading its files. A disk that forgets bits changes no
 * stamp: {@code trocar verify} reads everything.
 */
final class FolderStamp {
    private FolderStamp() {}

    /** A hash over the names, lengths and times of the files that a session is made of. */
    static String of(SessionFolder folder) throws IOException {
        StringBuilder stamp = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.path(), 2)) {
            List<Path> sorted = files.filter(FolderStamp::matters)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                stamp.append(folder.path().relativize(file)).append(times(file)).append('\n');
            }
        }
        return Sha256.hex(stamp.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reading a queue may touch its metadata. */
    private static boolean matters(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") || name.endsWith(".sig") || name.endsWith(".cq4") || name.endsWith(".yaml");
    }

    /** Whoever sets a file's time back does not set back when that was done, where the system keeps that. */
    private static Map<String, Object> times(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        Map<String, Object> times =
                Files.readAttributes(file, unix ? "unix:size,lastModifiedTime,ctime" : "size,lastModifiedTime");
        return new java.util.TreeMap<>(times);
    }
}
