package org.trocar.telemetry.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.Sha256;

/**
 * Whether anybody wrote to a session's folder since it was last looked at, without reading its files. A disk that forgets bits changes no
 * stamp: {@code trocar verify} reads everything.
 */
final class FolderStamp {
    private FolderStamp() {}

    /** A hash over the names, lengths and times of the files that a session is made of; of what has gone when it is looked at, nothing. */
    static String of(SessionFolder folder) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        Files.walkFileTree(folder.path(), Set.of(), 2, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (matters(file) && Files.isRegularFile(file)) {
                    files.put(file, times(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        StringBuilder stamp = new StringBuilder();
        files.forEach((file, times) ->
                stamp.append(folder.path().relativize(file)).append(times).append('\n'));
        return Sha256.hex(stamp.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Reading a queue may touch its metadata. */
    private static boolean matters(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") || name.endsWith(".sig") || name.endsWith(".cq4") || name.endsWith(".yaml");
    }

    /**
     * When the folder came to be where it is, or files in it came or went, where the system keeps that; empty when it is not there. A folder
     * that was away for a moment came later than it did before.
     */
    static Optional<FileTime> arrived(SessionFolder folder) {
        try {
            boolean unix = isUnix(folder.path());
            return Optional.of((FileTime) Files.getAttribute(folder.path(), unix ? "unix:ctime" : "lastModifiedTime"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isUnix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Whoever sets a file's time back does not set back when that was done, where the system keeps that. */
    private static String times(Path file) throws IOException {
        boolean unix = isUnix(file);
        try {
            return new TreeMap<>(Files.readAttributes(
                            file, unix ? "unix:size,lastModifiedTime,ctime" : "size,lastModifiedTime"))
                    .toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
