package org.trocar.server.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where an input lies for readers that take files: a folder of this process's own, gone when it ends. */
final class InputFolder {
    private final Path path;

    InputFolder() {
        try {
            path = Files.createTempDirectory("trocar-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(path)));
    }

    Path path() {
        return path;
    }

    /** Writes a file anew. */
    Path write(String name, byte[] content) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder in it, with all that is in there. */
    void clear(String name) {
        clear(path.resolve(name));
    }

    static void clear(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
