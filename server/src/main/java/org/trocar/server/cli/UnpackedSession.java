package org.trocar.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.pack.SessionPack;

/** A packed session in a temporary folder of our own, which goes when we are done, also when the command is stopped by a signal. */
final class UnpackedSession implements AutoCloseable {
    private final Path temporary;
    private final Thread atExit = new Thread(this::delete);
    private SessionFolder folder;

    private UnpackedSession(Path temporary) {
        this.temporary = temporary;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static UnpackedSession of(Path packed) throws IOException {
        UnpackedSession unpacked = new UnpackedSession(Files.createTempDirectory(
                "trocar-unpacked-" + ProcessHandle.current().pid() + "-"));
        try {
            unpacked.folder = SessionPack.unpack(packed, unpacked.temporary);
            return unpacked;
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    SessionFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // We are being stopped, and it does its work again for nothing.
        }
    }

    /** Whatever cannot be removed is left to the system's own cleaning. */
    private void delete() {
        try {
            for (Path path : contents()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("trocar: could not remove " + temporary + ": " + e.getMessage());
        }
    }

    /** What a folder holds before the folder. */
    private List<Path> contents() throws IOException {
        if (!Files.exists(temporary)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(temporary)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
