package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.ServerKey;

class RecoveryTest {
    @TempDir
    Path data;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @Test
    void aSessionThatIsPutBackWhenAllHadTheirTimeIsClosed() throws Exception {
        SessionFolder folder = interrupted();
        String id = folder.path().getFileName().toString();
        FormerSessions former = FormerSessions.in(data);
        try (JournalThread journals = new JournalThread((session, cause) -> {})) {
            FolderCloser closer = new FolderCloser(ServerKey.of(data), journals);
            Recovery recovery = new Recovery(former, closer, thread, Duration.ZERO);
            assertTrue(former.claim(id), "somebody takes it up");
            recovery.begin();
            awaitThread();
            assertFalse(folder.closed(), "what somebody deals with is left to them");
            recovery.putBack(id);
            awaitThread();
            assertTrue(FolderCloser.isClosed(folder));
            assertFalse(former.knows(id));
        } finally {
            thread.shutdownNow();
        }
    }

    private void awaitThread() throws Exception {
        thread.submit(() -> {}).get();
    }

    /** As a server leaves it that dies before closing it. */
    private SessionFolder interrupted() throws Exception {
        SessionFolder folder = RecordedSessions.recorded(data, "hands-twoHandedPass");
        for (String name : new String[] {"journal.json", "grade.json", "inventory.json"}) {
            delete(folder, name);
            delete(folder, name + ".sig");
        }
        return folder;
    }

    private static void delete(SessionFolder folder, String name) throws IOException {
        Files.delete(folder.path().resolve(name));
    }
}
