package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.telemetry.backup.Backup;
import org.trocar.telemetry.backup.BackupReport;
import org.trocar.telemetry.backup.Restore;
import org.trocar.telemetry.backup.RestoreReport;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.Verification;
import org.trocar.telemetry.rulings.Registrar;
import org.trocar.telemetry.rulings.Rulings;

/** A data folder copied while its server works, and put back elsewhere. */
@Tag("long")
class BackupTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private BackupReport backUp() throws IOException {
        Backup backup = new Backup(data(), backup(), true, Clock.systemUTC());
        assertEquals(Optional.empty(), backup.refusal());
        return backup.make((bytes, of) -> {});
    }

    private RestoreReport restore(Path to, Optional<Path> erasedIn) throws IOException {
        Restore restore = new Restore(backup(), to, erasedIn);
        assertEquals(Optional.empty(), restore.refusal());
        return restore.carryOut((bytes, of) -> {});
    }

    private static String playToTheEnd(TrocarServer server, String learner) throws Exception {
        try (TestClient client = TestClient.of(server)) {
            Opened opened = client.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                    .setLearnerPseudonym(learner)
                    .build());
            client.send(TestHands.frame(1)).send(TestHands.frame(2)).finish();
            client.awaitGrade();
            client.awaitEnd();
            return opened.getSessionId();
        }
    }

    private static Verification.Outcome verify(Path data, String id) throws IOException {
        return Verification.of(SessionFolder.of(data, id)).outcome();
    }

    @Test
    void aSessionThatRunsIsPutBackAsIfItsServerHadDiedAndItsClientGoesOn() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        try (TrocarServer server = Servers.start(data())) {
            String closed = playToTheEnd(server, "p01");
            new Registrar(data(), Clock.systemUTC()).makeVoid(closed, "tutor", "a test");
            Opened running;
            long promised;
            try (TestClient client = TestClient.of(server)) {
                running = client.open(TestHands.opening(Pace.PACE_REALTIME).build());
                client.send(TestHands.frame(1));
                promised =
                        client.awaitState(state -> state.getDurableTick() >= 20).getDurableTick();
                BackupReport first = backUp();
                assertEquals(List.of(closed), first.copied());
                assertEquals(1, first.unfinished().size(), first.toString());
                assertTrue(first.unfinished().get(0).tick() >= promised, first.toString());
                assertTrue(first.good(), first.toString());
                restore(elsewhere, Optional.empty());
                client.awaitState(
                        state -> state.getTick() > first.unfinished().get(0).tick() + 20);
                client.finish();
                client.awaitGrade();
                client.awaitEnd();
            }
            assertEquals(
                    Regrade.Outcome.IDENTICAL,
                    Regrading.of(SessionFolder.of(data(), running.getSessionId()))
                            .outcome());
            assertEquals(Verification.Outcome.SOUND, verify(elsewhere, closed));
            assertEquals(Verification.Outcome.INCOMPLETE, verify(elsewhere, running.getSessionId()));
            assertEquals(1, Rulings.read(elsewhere).all().size());
            goOnElsewhere(elsewhere, running, promised);
            assertEquals(Verification.Outcome.SOUND, verify(elsewhere, running.getSessionId()));
        }
    }

    private static void goOnElsewhere(Path elsewhere, Opened running, long promised) throws Exception {
        try (TrocarServer server = Servers.start(elsewhere);
                TestClient client = TestClient.of(server)) {
            Resumed resumed = client.resume(running, running.getResumeToken())
                    .await(MessageCase.RESUMED)
                    .getResumed();
            assertTrue(resumed.getInterrupted());
            assertTrue(resumed.getTick() >= promised, resumed.toString());
            client.finish();
            client.awaitGrade();
            client.awaitEnd();
        }
    }

    @Test
    void aSecondBackupCopiesOnlyWhatIsNewAndOneThatWasCutOffGoesOn() throws Exception {
        String first;
        String second;
        try (TrocarServer server = Servers.start(data())) {
            first = playToTheEnd(server, "p01");
            assertEquals(List.of(first), backUp().copied());
            second = playToTheEnd(server, "p02");
        }
        Path sessions = SessionFolder.sessions(backup());
        Path incoming = Files.createDirectories(backup().resolve("incoming"));
        // Cut off between putting the old copy aside and the new one in its place, and in the middle of another.
        Files.move(sessions.resolve(first), incoming.resolve(first + ".old"));
        Files.createDirectories(incoming.resolve(second));
        Files.writeString(incoming.resolve(second).resolve("manifest.json"), "{");
        BackupReport report = backUp();
        assertEquals(List.of(second), report.copied());
        assertEquals(1, report.unchanged());
        assertFalse(Files.exists(incoming));
        BackupReport third = backUp();
        assertEquals(0, third.bytes());
        assertEquals(2, third.unchanged());
        Path elsewhere = folder.resolve("elsewhere");
        RestoreReport restored = restore(elsewhere, Optional.empty());
        assertEquals(2, restored.restored());
        for (String id : List.of(first, second)) {
            assertEquals(verify(data(), id), verify(elsewhere, id));
            assertEquals(
                    Regrade.Outcome.IDENTICAL,
                    Regrading.of(SessionFolder.of(elsewhere, id)).outcome());
        }
        assertTrue(new Restore(backup(), elsewhere, Optional.empty())
                .refusal()
                .orElse("")
                .contains("not empty"));
    }

    @Test
    void anErasureReachesTheBackupWithTheNextAndAnOlderOneWhenItIsPutBack() throws Exception {
        String erased;
        String kept;
        try (TrocarServer server = Servers.start(data())) {
            erased = playToTheEnd(server, "leaves");
            kept = playToTheEnd(server, "stays");
        }
        backUp();
        Erasure.of(data(), "leaves").carryOut(Instant.now(), "tutor", "asked for it", ServerKey.of(data()));
        Path careless = folder.resolve("careless");
        restore(careless, Optional.empty());
        assertTrue(LearnerKeys.exists(careless, "leaves"), "a backup holds what was there when it was made");
        Path careful = folder.resolve("careful");
        RestoreReport report = restore(careful, Optional.of(data()));
        assertEquals(List.of(erased), report.erased());
        assertErased(careful, erased);
        BackupReport next = backUp();
        assertEquals(List.of(erased), next.copied());
        assertErased(backup(), erased);
        assertTrue(LearnerKeys.exists(backup(), "stays"));
        assertEquals(Verification.Outcome.SOUND, verify(careful, kept));
    }

    private static void assertErased(Path data, String id) throws IOException {
        assertFalse(LearnerKeys.exists(data, "leaves"));
        SessionFolder folder = SessionFolder.of(data, id);
        assertFalse(Files.exists(folder.path().resolve("grade.json")));
        assertTrue(Verification.of(folder).erased().isPresent());
        assertTrue(Verification.of(folder).outcome().good());
    }

    @Test
    void nothingIsWrittenWhereSomethingElseLies() throws Exception {
        try (TrocarServer server = Servers.start(data())) {
            playToTheEnd(server, "p01");
        }
        Files.createDirectories(backup());
        Files.writeString(backup().resolve("thesis.txt"), "a year's work");
        Backup onto = new Backup(data(), backup(), true, Clock.systemUTC());
        assertTrue(
                onto.refusal().orElse("").contains("no backup"), onto.refusal().toString());
        Backup into = new Backup(data(), data().resolve("backup"), true, Clock.systemUTC());
        assertTrue(into.refusal().isPresent());
    }
}
