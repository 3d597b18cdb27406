package org.trocar.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that goes when it is closed. */
record Scratch(Path folder) implements AutoCloseable {
    static Scratch in(Checkout checkout) throws IOException {
        return new Scratch(Files.createTempDirectory(Files.createDirectories(checkout.scratch()), "bench"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
