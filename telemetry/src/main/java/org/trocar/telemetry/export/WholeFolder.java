package org.trocar.telemetry.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files that comes into being whole or not at all: filled beside its place, then moved there. */
final class WholeFolder implements Closeable {
    /** How the names of folders being filled begin. */
    static final String PARTS = ".part-";

    /** One for all; formats of archives begin to count in 1980. */
    private static final FileTime NO_TIME = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    private final Path root;
    private final Path part;
    private final Path place;

    /** @param place of the folder within the root */
    WholeFolder(Path root, String place) throws IOException {
        this.root = root;
        this.place = root.resolve(place);
        part = root.resolve(PARTS + place.replace('/', '_'));
        delete(part);
        Files.createDirectories(part);
    }

    /** Where to put the files. */
    Path part() {
        return part;
    }

    /**
     * Puts all into place, instead of what was there before.
     *
     * @param timeless whether files and folders say nothing of when they were made
     */
    void complete(boolean timeless) throws IOException {
        for (Path file : filesIn(part)) {
            if (Files.isRegularFile(file)) {
                force(file);
            }
        }
        delete(place);
        Files.createDirectories(place.getParent());
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        if (timeless) {
            forgetTimes();
        }
    }

    private void forgetTimes() throws IOException {
        for (Path file : filesIn(place)) {
            Files.setLastModifiedTime(file, NO_TIME);
        }
        for (Path above = place.getParent(); !above.equals(root); above = above.getParent()) {
            Files.setLastModifiedTime(above, NO_TIME);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : filesIn(folder)) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(part);
    }
}
