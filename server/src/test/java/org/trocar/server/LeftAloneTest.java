package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.server.live.FolderCloser;
import org.trocar.server.live.LearnersProgress;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Erased;

/** What recovery must not do to the folder of a session whose server died. */
@Tag("long")
class LeftAloneTest {
    @TempDir
    static Path originals;

    private static KilledSession plain;
    private static KilledSession encrypted;

    @TempDir
    Path temp;

    private Path data;
    private Opened opened;
    private SessionFolder folder;

    @BeforeAll
    static void killServersUnderSessions() throws Exception {
        plain = KilledSession.after(0, originals.resolve("plain"), false);
        encrypted = KilledSession.after(0, originals.resolve("encrypted"), true);
    }

    private void takeACopyOf(KilledSession killed) throws IOException {
        data = temp.resolve("data");
        opened = killed.opened();
        folder = killed.copiedTo(data).folder();
    }

    private void recover() throws IOException {
        try (JournalThread journals = new JournalThread((id, cause) -> {})) {
            new FolderCloser(ServerKey.of(data), journals, new LearnersProgress(data)).close(folder);
        }
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.path())) {
            Set<String> names = new TreeSet<>();
            files.map(file -> folder.path().relativize(file).toString())
                    .filter(name -> !name.equals("running"))
                    .forEach(names::add);
            return names;
        }
    }

    private Path learnerKey() {
        return LearnerKeys.fileFor(folder).orElseThrow();
    }

    @Test
    void withoutTheLearnersKeyASessionIsNeitherClosedNorGradedAndOnceTheKeyIsBackItIs() throws Exception {
        takeACopyOf(encrypted);
        Path key = learnerKey();
        Path away = Files.move(key, data.resolve("away.json"));
        Set<String> before = files();
        IOException refused = assertThrows(IOException.class, this::recover);
        assertTrue(refused.getMessage().contains("key"), refused.getMessage());
        assertEquals(before, files());

        Files.move(away, key);
        recover();
        assertTrue(FolderCloser.isClosed(folder));
        assertTrue(
                GradeDocument.read(folder).orElseThrow().grade().reasons().stream()
                        .noneMatch(reason -> reason.contains("lost")),
                "nothing was lost");
    }

    @Test
    void withAnotherLearnersKeyItIsLeftAsItIsToo() throws Exception {
        takeACopyOf(encrypted);
        Path key = learnerKey();
        LearnerKeys.forLearner(data, "another");
        Files.delete(key);
        try (Stream<Path> others = Files.list(key.getParent())) {
            Files.move(others.findFirst().orElseThrow(), key);
        }
        Set<String> before = files();
        assertThrows(IOException.class, this::recover);
        assertEquals(before, files());
    }

    @Test
    void aClientThatComesWhileTheKeyIsAwayDoesNotEndItsSession() throws Exception {
        takeACopyOf(encrypted);
        Path key = learnerKey();
        Path away = Files.move(key, data.resolve("away.json"));
        try (TrocarServer server = Servers.start(data);
                TestClient early = TestClient.of(server);
                TestClient late = TestClient.of(server)) {
            early.resume(opened, opened.getResumeToken());
            assertEquals(Status.Code.INTERNAL, early.awaitEnd().getCode());
            assertFalse(folder.closed());
            Files.move(away, key);
            late.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
        }
    }

    private void erase() throws IOException {
        String learner = folder.read().manifest().orElseThrow().learner();
        Erasure.of(data, learner).carryOut(Instant.EPOCH, "the tutor", "on request", ServerKey.of(data));
    }

    private void assertTheProofStays() throws Exception {
        Set<String> before = files();
        assertTrue(before.contains(Erased.FILE));
        recover();
        assertTrue(FolderCloser.isClosed(folder));
        try (TrocarServer server = Servers.start(Servers.options(data).withResumeWithin(Duration.ZERO));
                TestClient client = TestClient.of(server)) {
            client.resume(opened, opened.getResumeToken()).awaitEnd();
        }
        assertEquals(before, files());
    }

    @Test
    void anErasedSessionIsNotTouched() throws Exception {
        takeACopyOf(plain);
        erase();
        assertTheProofStays();
    }

    @Test
    void anErasedSessionOfWhichTheCiphertextRemainsIsNotTouched() throws Exception {
        takeACopyOf(encrypted);
        erase();
        assertTheProofStays();
    }

    @Test
    void aMarkOfOpeningDoesNotRemoveWhatWasGraded() throws Exception {
        takeACopyOf(plain);
        recover();
        Files.createFile(folder.path().resolve("opening"));
        Set<String> before = files();
        assertThrows(IOException.class, this::recover);
        assertEquals(before, files());
    }
}
