package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.FilesBelow;
import org.trocar.telemetry.folder.FolderSync;

/** Files and folders copied, put in place and taken away, so that each is whole after a loss of power. */
final class Copies {
    private static final int CHUNK_BYTES = 64 * 1024;
    /** What a folder is called while another takes its place. */
    private static final String OLD = ".old";

    private Copies() {}

    /**
     * Copies a file that is not there yet, as long as it is now, leaving holes where there are only zeros: most of a queue's file is.
     *
     * @return its bytes
     * @throws IOException also when it became shorter meanwhile
     */
    static long file(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long bytes = in.size();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
            for (long at = 0; at < bytes; at += CHUNK_BYTES) {
                read(in, at, chunk.clear().limit((int) Math.min(CHUNK_BYTES, bytes - at)));
                if (at + CHUNK_BYTES >= bytes || !isZero(chunk)) {
                    write(out, at, chunk);
                }
            }
            out.force(true);
            return bytes;
        }
    }

    private static void read(FileChannel in, long at, ByteBuffer chunk) throws IOException {
        while (chunk.hasRemaining()) {
            if (in.read(chunk, at + chunk.position()) < 0) {
                throw new IOException("it became shorter while it was copied");
            }
        }
        chunk.flip();
    }

    private static boolean isZero(ByteBuffer chunk) {
        for (int i = 0; i < chunk.limit(); i++) {
            if (chunk.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void write(FileChannel out, long at, ByteBuffer chunk) throws IOException {
        while (chunk.hasRemaining()) {
            out.write(chunk, at + chunk.position());
        }
    }

    /** What lies below a folder, with {@code /}, in order. */
    static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return FilesBelow.of(folder).stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .sorted()
                .toList();
    }

    /** How long all of them are; what is gone meanwhile counts nothing. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : FilesBelow.of(folder)) {
            try {
                bytes += Files.size(file);
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        return bytes;
    }

    /** Puts a whole folder into the place of another or of none. Cut off in the middle, {@link #tidy} puts the old one back. */
    static void place(Path incoming, Path target) throws IOException {
        sync(incoming);
        Path old = incoming.resolveSibling(target.getFileName() + OLD);
        Files.createDirectories(target.getParent());
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        FolderSync.force(target.getParent());
        remove(old);
    }

    /** Puts a whole file into the place of another or of none. */
    static long placeFile(Path from, Path incoming, Path target) throws IOException {
        remove(incoming);
        long bytes = file(from, incoming);
        Files.createDirectories(target.getParent());
        Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderSync.force(target.getParent());
        return bytes;
    }

    /** Forces the names in a folder and below to the disk. */
    static void sync(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
                FolderSync.force(path);
            }
        }
    }

    /**
     * After a copy that was cut off: no half of anything stays, and what was moved away comes back.
     *
     * @param targets where what has this name belongs
     */
    static void tidy(Path incoming, UnaryOperator<Path> targets) throws IOException {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> entries = Files.list(incoming)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                Path target = targets.apply(Path.of(name.replace(OLD, "")));
                if (name.endsWith(OLD) && !Files.exists(target)) {
                    Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    remove(entry);
                }
            }
        }
    }

    /** Removes a folder at once, so that no half of it stays in its place. */
    static void takeAway(Path folder, Path incoming) throws IOException {
        remove(incoming);
        Files.createDirectories(incoming.getParent());
        Files.move(folder, incoming, StandardCopyOption.ATOMIC_MOVE);
        FolderSync.force(folder.getParent());
        remove(incoming);
    }

    /** Removes a folder with all that is in it; nothing where there is none. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
