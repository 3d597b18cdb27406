package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueFilesTest {
    @TempDir
    private Path sessions;

    @Test
    void aSessionThatWasTakenAwayDoesNotComeBackByBeingRead() {
        Path session = sessions.resolve("taken-away");

        assertThrows(NoSuchFileException.class, () -> QueueFiles.forReading(session.resolve("queue")));

        assertFalse(Files.exists(session));
    }
}
