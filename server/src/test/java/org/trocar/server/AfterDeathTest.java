package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.grade.Verdict;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.ListSessionsRequest;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage.MessageCase;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.WorldState;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.grade.Regrade;
import org.trocar.telemetry.grade.Regrading;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.proof.Verification;

/** A server is killed under a session in lockstep, and another starts on its data folder. */
@Tag("long")
class AfterDeathTest {
    private static final int FRAMES = 100;

    @TempDir
    static Path original;

    private static KilledSession killed;

    @TempDir
    Path temp;

    private Path data;
    private Opened opened;
    private WorldState last;
    private SessionFolder folder;

    @BeforeAll
    static void killAServerUnderASession() throws Exception {
        killed = KilledSession.after(FRAMES, original, false);
    }

    @BeforeEach
    void takeACopy() throws Exception {
        goOnFrom(killed.copiedTo(temp.resolve("data")));
    }

    private void goOnFrom(KilledSession session) {
        data = session.data();
        opened = session.opened();
        last = session.last();
        folder = session.folder();
    }

    private static ServerOptions impatient(Path data) {
        return Servers.options(data).withResumeWithin(Duration.ZERO);
    }

    @Test
    void itsClientComesBackWithTheOldTokenAndFinishesTheRun() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            Resumed resumed = client.resume(opened, opened.getResumeToken())
                    .await(MessageCase.RESUMED)
                    .getResumed();
            assertTrue(resumed.getInterrupted());
            assertTrue(resumed.getTick() >= last.getDurableTick(), resumed::toString);
            assertEquals(opened.getParameters(), resumed.getParameters());
            for (long i = 1; i <= FRAMES; i++) {
                client.send(TestHands.frame(resumed.getLastSequence() + i));
            }
            client.finish();
            Grade grade = client.awaitGrade();
            assertGraded(grade.getGradeHash());
            assertFalse(Files.exists(folder.path().resolve("resume.json")));
        }
    }

    private void assertGraded(String hash) throws Exception {
        Regrade regrade = Regrading.of(folder);
        assertEquals(Regrade.Outcome.IDENTICAL, regrade.outcome(), regrade.message());
        assertEquals(hash, regrade.grade().gradeHash());
        assertEquals(
                Verification.Outcome.SOUND, Verification.of(folder, Set.of()).outcome());
    }

    @Test
    void anEncryptedSessionComesBackToo() throws Exception {
        goOnFrom(KilledSession.after(FRAMES, temp.resolve("encrypted"), true));
        itsClientComesBackWithTheOldTokenAndFinishesTheRun();
        assertTrue(folder.read().manifest().orElseThrow().encrypted());
    }

    @Test
    void whileTheDiskIsFullItWaits() throws Exception {
        AtomicLong free = new AtomicLong(0);
        Machine machine = new Machine(System::nanoTime, Clock.systemUTC(), path -> free.get());
        try (TrocarServer server = Servers.start(Servers.options(data).withKeepFree(1_000_000), machine);
                TestClient early = TestClient.of(server);
                TestClient late = TestClient.of(server)) {
            Refusal refusal = early.resume(opened, opened.getResumeToken())
                    .await(MessageCase.REFUSAL)
                    .getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_NO_SPACE, refusal.getCode());
            free.set(Long.MAX_VALUE);
            late.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
        }
    }

    @Test
    void aThiefWithoutTheTokenIsTurnedAwayAndTheClientStillComesBack() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient thief = TestClient.of(server);
                TestClient client = TestClient.of(server)) {
            Refusal refusal =
                    thief.resume(opened, "guessed").await(MessageCase.REFUSAL).getRefusal();
            assertEquals(RefusalCode.REFUSAL_CODE_WRONG_TOKEN, refusal.getCode());
            assertEquals(Status.Code.PERMISSION_DENIED, thief.awaitEnd().getCode());
            client.resume(opened, opened.getResumeToken()).await(MessageCase.RESUMED);
        }
    }

    @Test
    void whileItWaitsItIsListedAsInterrupted() throws Exception {
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            assertEquals(
                    SessionStatus.SESSION_STATUS_INTERRUPTED,
                    client.unary()
                            .listSessions(ListSessionsRequest.getDefaultInstance())
                            .getSessions(0)
                            .getStatus());
        }
    }

    /** Until nothing is left to be done for the session. */
    private void runAServer(ServerOptions options) throws Exception {
        TrocarServer server = Servers.start(options);
        try {
            Patiently.await("the seal", () -> FolderSeal.isSealed(folder));
        } finally {
            server.close();
        }
    }

    @Test
    void aSessionWhoseClientStaysAwayIsClosedAndGradedAsInterrupted() throws Exception {
        runAServer(impatient(data));
        GradeDocument grade = GradeDocument.read(folder).orElseThrow();
        assertEquals(Verdict.NOT_GRADABLE, grade.grade().verdict());
        assertTrue(grade.grade().endReason().isEmpty());
        assertGraded(grade.gradeHash());
    }

    @Test
    void whatIsClosedCannotBeResumed() throws Exception {
        try (TrocarServer server = Servers.start(impatient(data));
                TestClient client = TestClient.of(server)) {
            Patiently.await("the seal", () -> FolderSeal.isSealed(folder));
            client.resume(opened, opened.getResumeToken()).await(MessageCase.REFUSAL);
        }
    }

    @Test
    void anEmptyFileOfADayThatHadJustBegunIsNoDamage() throws Exception {
        try (Stream<Path> files = Files.list(folder.queue())) {
            // The server may itself have died when a day had just begun.
            String newest = files.filter(file -> file.toFile().length() > 0)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4"))
                    .max(String::compareTo)
                    .orElseThrow();
            LocalDate day = LocalDate.parse(newest.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            String next = DateTimeFormatter.BASIC_ISO_DATE.format(day.plusDays(1));
            Files.write(folder.queue().resolve(next + newest.substring(8)), new byte[0]);
        }
        itsClientComesBackWithTheOldTokenAndFinishesTheRun();
    }

    @Test
    void aDamagedRecordIsToldToTheClientAndTheSessionIsClosed() throws Exception {
        flipAByteOfTheTenthFrame();
        try (TrocarServer server = Servers.start(data);
                TestClient client = TestClient.of(server)) {
            Refusal refusal = client.resume(opened, opened.getResumeToken())
                    .await(MessageCase.REFUSAL)
                    .getRefusal();
            assertTrue(refusal.getRemedy().contains("damaged"), refusal.getRemedy());
            assertEquals(Status.Code.DATA_LOSS, client.awaitEnd().getCode());
            assertEquals(
                    Verdict.NOT_GRADABLE,
                    GradeDocument.read(folder).orElseThrow().grade().verdict());
        }
    }

    private void flipAByteOfTheTenthFrame() throws Exception {
        byte[] frame = TestHands.frame(10).toByteArray();
        try (Stream<Path> files = Files.list(folder.queue())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".cq4")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at < bytes.length - frame.length; at++) {
                    if (Arrays.equals(bytes, at, at + frame.length, frame, 0, frame.length)) {
                        bytes[at + frame.length / 2] ^= 1;
                        Files.write(file, bytes);
                        return;
                    }
                }
            }
        }
        fail("the frame is not in the queue");
    }

    @Test
    void aSessionWhoseServerDiedBeforeTheGradeGetsItAndItsSeal() throws Exception {
        runAServer(impatient(data));
        String hash = GradeDocument.read(folder).orElseThrow().gradeHash();
        for (String name : List.of("grade.json", "grade.json.sig", "inventory.json.sig")) {
            Files.delete(folder.path().resolve(name));
        }
        runAServer(Servers.options(data));
        assertGraded(hash);
    }

    @Test
    void whatWasOnlyBeingOpenedWhenTheServerDiedIsRemoved() throws Exception {
        Files.createFile(folder.path().resolve("opening"));
        TrocarServer server = Servers.start(data);
        try {
            Patiently.await("the removal", () -> !Files.exists(folder.path()));
        } finally {
            server.close();
        }
    }

    @Test
    void aServerMayDieAgainAndAgain() throws Exception {
        for (int life = 1; life <= 2; life++) {
            try (DyingServer server = DyingServer.start(data, Duration.ofMinutes(10), false);
                    TestClient client = TestClient.at(server.port())) {
                Resumed resumed = client.resume(opened, opened.getResumeToken())
                        .await(MessageCase.RESUMED)
                        .getResumed();
                for (long i = 1; i <= FRAMES; i++) {
                    client.send(TestHands.frame(resumed.getLastSequence() + i));
                }
                client.playUntilDurable(resumed.getLastSequence() + FRAMES + 1, resumed.getTick() + FRAMES / 2);
                server.kill();
            }
        }
        itsClientComesBackWithTheOldTokenAndFinishesTheRun();
    }
}
