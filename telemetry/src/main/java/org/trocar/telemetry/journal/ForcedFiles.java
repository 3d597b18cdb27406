package org.trocar.telemetry.journal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.FolderSync;

/**
 * Forces what was written into a queue's mapped files to the disk. Forcing a file's channel writes out its mapped pages too where file
 * cache and mappings are one, as on Linux.
 */
final class ForcedFiles implements AutoCloseable {
    private final Path queue;
    private File file;
    private FileChannel channel;

    ForcedFiles(Path queue) {
        this.queue = queue;
    }

    /** @param current the file that is being written; when it is another than last time, that one is forced once more */
    void force(File current) throws IOException {
        if (!current.equals(file)) {
            close();
            channel = FileChannel.open(current.toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            file = current;
            forceAll(queue);
        }
        channel.force(false);
    }

    /** Forces a folder: the files in it, their names, and its own name. */
    static void forceAll(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : (Iterable<Path>) entries.filter(Files::isRegularFile)::iterator) {
                force(file);
            }
        }
        FolderSync.force(folder);
        FolderSync.force(folder.getParent());
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.force(false);
            channel.close();
        }
    }
}
