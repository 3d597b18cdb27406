package org.trocar.telemetry.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.erase.Erasure;
import org.trocar.telemetry.folder.FilesBelow;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.OperatorToken;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.SealedSession;
import org.trocar.telemetry.proof.Verification;

/** What a backup must not lose, and what it must. */
@Tag("long")
class BackupKeepsTest {
    private static final String LEARNER = "learner-7";
    private static final String ANOTHER = "learner-8";
    private static final int TICKS = 30;

    @TempDir
    Path folder;

    private Path data;
    private Path backup;
    private SessionFolder session;

    @BeforeEach
    void backUpTwoLearners() throws Exception {
        data = folder.resolve("data");
        backup = folder.resolve("backup");
        session = SealedSession.encrypted(data, Recordings.ID, LEARNER, TICKS);
        SealedSession.encrypted(data, Recordings.OTHER_ID, ANOTHER, TICKS);
        assertTrue(backUp().good());
    }

    private BackupReport backUp() throws IOException {
        return new Backup(data, backup, true, Clock.systemUTC(), duration -> {}).make((bytes, of) -> {});
    }

    private RestoreReport restore(Path to) throws IOException {
        return new Restore(backup, to, Optional.of(data)).carryOut((bytes, of) -> {});
    }

    private void erase() throws IOException {
        Erasure.of(data, LEARNER).carryOut(Instant.now(), "dpo", "asked for it", ServerKey.of(data));
    }

    private void assertKept(BackupReport report) throws IOException {
        assertEquals(
                List.of(Recordings.ID),
                report.kept().stream().map(BackupReport.LeftOut::id).toList());
        assertFalse(report.good());
        assertEquals(
                Verification.Outcome.SOUND,
                Verification.of(SessionFolder.of(backup, Recordings.ID)).outcome());
    }

    private Path learnersKey(Path of) {
        return of.resolve("keys/learners").resolve(LearnerKeys.hash(LEARNER) + ".json");
    }

    @Test
    void aSoundCopyOutlivesTheLossOfAFile() throws Exception {
        Files.delete(session.path().resolve("grade.json"));
        assertKept(backUp());
    }

    @Test
    void aSoundCopyOutlivesRecordsThatBecameShorter() throws Exception {
        for (Path file : FilesBelow.of(session.queue())) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }
        assertKept(backUp());
    }

    @Test
    void aSoundCopyOutlivesTheLossOfWhatSaysThatTheSessionWasClosed() throws Exception {
        for (String name : List.of("journal.json", "inventory.json", "inventory.json.sig")) {
            Files.delete(session.path().resolve(name));
        }
        assertKept(backUp());
        Files.delete(session.path().resolve("manifest.json"));
        assertKept(backUp());
    }

    @Test
    void aForgedErasureReplacesNothing() throws Exception {
        Files.delete(session.path().resolve("grade.json"));
        Files.writeString(session.path().resolve("erased.json"), "{}");
        assertKept(backUp());
    }

    @Test
    void aKeyThatIsLostOrTruncatedStaysInTheBackup() throws Exception {
        byte[] key = Files.readAllBytes(learnersKey(data));
        Files.write(learnersKey(data), new byte[0]);
        for (int i = 0; i < 2; i++) {
            BackupReport report = backUp();
            assertEquals(List.of("learners/" + learnersKey(data).getFileName()), report.keptKeys());
            assertFalse(report.good());
            assertArrayEquals(key, Files.readAllBytes(learnersKey(backup)));
            Files.deleteIfExists(learnersKey(data));
        }
    }

    @Test
    void aKeyThatRottedInTheBackupIsReplaced() throws Exception {
        Files.write(learnersKey(backup), new byte[3]);
        assertTrue(backUp().good());
        assertEquals(-1, Files.mismatch(learnersKey(data), learnersKey(backup)));
    }

    @Test
    void noBackupLetsAnybodyIntoTheServerAndOneFromEarlierDoesSoNoMore() throws Exception {
        OperatorToken.of(data);
        assertTrue(backUp().good());
        assertFalse(Files.exists(OperatorToken.file(backup)));
        Files.copy(OperatorToken.file(data), OperatorToken.file(backup));
        Path elsewhere = folder.resolve("elsewhere");
        restore(elsewhere);
        assertFalse(Files.exists(OperatorToken.file(elsewhere)));
        assertTrue(LearnerKeys.exists(elsewhere, LEARNER));
        assertTrue(backUp().good());
        assertFalse(Files.exists(OperatorToken.file(backup)));
    }

    @Test
    void anErasureReachesASessionThatWasTakenAwayBefore() throws Exception {
        Copies.remove(session.path());
        assertEquals(1, backUp().gone());
        erase();
        Path elsewhere = folder.resolve("elsewhere");
        assertEquals(List.of(Recordings.ID), restore(elsewhere).leftOut());
        assertFalse(LearnerKeys.exists(elsewhere, LEARNER));
        assertTrue(LearnerKeys.exists(elsewhere, ANOTHER));
        BackupReport report = backUp();
        assertEquals(List.of(Recordings.ID), report.erased());
        assertTrue(report.good(), report.toString());
        assertFalse(SessionFolder.of(backup, Recordings.ID).begun());
        assertFalse(LearnerKeys.exists(backup, LEARNER));
        assertTrue(LearnerKeys.exists(backup, ANOTHER));
    }

    @Test
    void whoComesAgainAfterAnErasureKeepsTheNewKey() throws Exception {
        erase();
        assertTrue(backUp().good());
        LearnerKeys.forLearner(data, LEARNER);
        assertTrue(backUp().good());
        byte[] key = Files.readAllBytes(learnersKey(data));
        Files.delete(learnersKey(data));
        assertFalse(backUp().good());
        assertArrayEquals(key, Files.readAllBytes(learnersKey(backup)));
    }

    @Test
    void theLastRatingGoesFromTheBackupToo() throws Exception {
        Path rating = data.resolve("ratings").resolve(Recordings.ID).resolve("1.json");
        Files.createDirectories(rating.getParent());
        Files.writeString(rating, "{}");
        backUp();
        assertTrue(Files.exists(backup.resolve(data.relativize(rating))));
        erase();
        assertFalse(Files.exists(rating));
        backUp();
        assertFalse(Files.exists(backup.resolve(data.relativize(rating))));
    }

    @Test
    void rulingsThatWerePutAsideByACopyThatWasCutOffComeBackToTheirPlace() throws Exception {
        Path rulings = Files.createDirectories(backup.resolve("incoming/rulings.old"));
        Files.writeString(rulings.resolve("1.json"), "{}");
        backUp();
        assertTrue(Files.exists(backup.resolve("rulings/1.json")));
        assertFalse(Files.exists(backup.resolve("sessions/rulings")));
    }

    @Test
    void aSessionThatIsBeingClosedIsWaitedFor() throws Exception {
        SessionFolder closing = SealedSession.encrypted(data, "0190a1b2-0000-7000-8000-000000000003", ANOTHER, TICKS);
        Path whole = folder.resolve("whole");
        Files.move(closing.path(), whole);
        Files.createDirectories(closing.queue());
        Files.copy(whole.resolve("manifest.json"), closing.path().resolve("manifest.json"));
        Backup.Pause untilClosed = duration -> close(whole, closing.path());
        BackupReport report = new Backup(data, backup, true, Clock.systemUTC(), untilClosed).make((bytes, of) -> {});
        assertEquals(1, report.copied().size(), report.toString());
        assertTrue(report.good(), report.toString());
    }

    private static void close(Path whole, Path closing) {
        try {
            Copies.remove(closing);
            Files.move(whole, closing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
