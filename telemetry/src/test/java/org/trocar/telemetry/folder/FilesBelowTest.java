package org.trocar.telemetry.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesBelowTest {
    @TempDir
    private Path folder;

    @Test
    void filesOfAnyDepthAreListedByName() throws IOException {
        Path deep =
                Files.createFile(Files.createDirectories(folder.resolve("b/c")).resolve("d"));
        Path shallow = Files.createFile(folder.resolve("a"));
        assertEquals(List.of(shallow, deep), FilesBelow.of(folder));
    }

    /** As SQLite's files beside a log do, whenever a server closes it. */
    @Test
    void aFileThatHasGoneMeanwhileIsNoFailure() throws IOException {
        assertEquals(List.of(), FilesBelow.of(folder.resolve("progress.db-shm")));
    }
}
