package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.server.live.DataWatch;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;

/** A data folder that cannot be used, or is taken away while sessions run. */
@Tag("long")
class VanishingDataTest {
    @TempDir
    Path temp;

    private void assertRefused(Path data, Path named) {
        IOException refused = assertThrows(IOException.class, () -> Servers.start(data));
        assertTrue(refused.getMessage().startsWith(named.toAbsolutePath() + " is a file"), refused.getMessage());
        assertTrue(refused.getMessage().contains("--data"), refused.getMessage());
    }

    @Test
    void aFileWhereAFolderHasToBeIsNamedBeforeAnythingIsWritten() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertRefused(file, file);
        assertRefused(file.resolve("data"), file);
        Path data = Files.createDirectory(temp.resolve("data"));
        for (String name : List.of("sessions", "keys", "rulings", "ratings")) {
            Path inTheWay = Files.createFile(data.resolve(name));
            assertRefused(data, inTheWay);
            Files.delete(inTheWay);
        }
        try (Stream<Path> left = Files.list(data)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFolderThatIsTakenAwayEndsWhatRunsAndIsNotMadeAnewAndWorksAgainOnceItIsBack() throws Exception {
        Path data = temp.resolve("data");
        Path elsewhere = temp.resolve("elsewhere");
        List<String> said = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(DataWatch.class.getName());
        Handler hearing = hearing(said);
        log.addHandler(hearing);
        try (TrocarServer server = Servers.start(data);
                TestClient live = TestClient.of(server);
                TestClient lockstep = TestClient.of(server);
                TestClient late = TestClient.of(server);
                TestClient after = TestClient.of(server)) {
            live.open(TestHands.opening(Pace.PACE_REALTIME).build());
            lockstep.open(TestHands.opening(Pace.PACE_LOCKSTEP).build());
            Files.move(data, elsewhere);
            assertEnded(live, "data folder is gone");
            assertEnded(lockstep, "data folder is gone");
            late.send(ClientMessage.newBuilder()
                    .setOpen(TestHands.opening(Pace.PACE_REALTIME))
                    .build());
            Refusal refusal = late.await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_NO_SPACE, refusal.getCode());
            assertEquals("data folder is gone", refusal.getValue());
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, late.awaitEnd().getCode());
            assertTrue(Files.notExists(data), "nothing is written under the old name");
            Files.move(elsewhere, data);
            after.open(TestHands.opening(Pace.PACE_REALTIME).build());
            Patiently.await("the log to say so", () -> said.size() == 2);
            assertTrue(said.get(0).contains("cannot be used: what runs is ended"), said.get(0));
            assertTrue(said.get(1).contains("can be used again"), said.get(1));
        } finally {
            log.removeHandler(hearing);
        }
    }

    private static void assertEnded(TestClient client, String why) throws Exception {
        Ended ended = client.await(MessageCase.ENDED).getEnded();
        assertEquals(EndReason.END_REASON_ABORTED, ended.getReason());
        assertTrue(ended.getText().contains(why), ended.getText());
    }

    private static Handler hearing(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void aSessionWhoseFolderIsDeletedEndsAndTheOthersGoOn() throws Exception {
        try (TrocarServer server = Servers.start(temp);
                TestClient loses = TestClient.of(server);
                TestClient other = TestClient.of(server)) {
            Opened lost = loses.open(TestHands.opening(Pace.PACE_REALTIME).build());
            Opened kept = other.open(TestHands.opening(Pace.PACE_REALTIME).build());
            delete(SessionFolder.of(temp, lost.getSessionId()).path());
            assertEnded(loses, lost.getSessionId() + " is gone");
            other.control(ControlAction.CONTROL_ACTION_FINISH);
            String hash = other.awaitGrade().getGradeHash();
            Regrade regrade = Regrading.of(SessionFolder.of(temp, kept.getSessionId()));
            assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
            assertEquals(hash, regrade.grade().gradeHash());
        }
    }

    /** Though the journal writes there. */
    private static void delete(Path folder) throws Exception {
        Patiently.await(folder + " to be deleted", () -> {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
                return true;
            } catch (IOException | UncheckedIOException e) {
                return Files.notExists(folder);
            }
        });
    }

    @Test
    void aFolderOfTheSameNameIsNotTheOneThatWasTaken() throws IOException {
        Path data = Files.createDirectory(temp.resolve("data"));
        try (DataLock lock = DataLock.take(data)) {
            assertTrue(lock.trouble().isEmpty(), lock.trouble().toString());
            Files.move(data, temp.resolve("elsewhere"));
            assertEquals("is gone", lock.trouble().orElseThrow());
            Files.createDirectory(data);
            assertTrue(lock.trouble().orElseThrow().startsWith("is another one"));
        }
    }

    @Test
    void neitherALockFileTidiedAwayNorADiskThatDoesNotSayIsAFolderThatIsGone() throws IOException {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path data = Files.createSymbolicLink(temp.resolve("data"), real);
        try (DataLock lock = DataLock.take(data)) {
            Files.delete(data.resolve("server.lock"));
            assertTrue(lock.trouble().isEmpty(), lock.trouble().toString());
            Files.delete(data);
            Files.createSymbolicLink(data, data);
            assertThrows(IOException.class, lock::trouble);
        }
    }
}
