package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Encryption;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.replay.ReplaySource;
import org.trocar.telemetry.replay.VerifyingJournal;

/** A process's death is a copy of the folder while the process writes it. */
class RestartedJournalTest {
    @TempDir
    Path temp;

    private Optional<Aead> key = Optional.empty();
    private int lives;

    @Test
    void aSessionGoesOnAfterItsLastSealedTickAndReadsAsOne() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 50, 51);
        JournalSummary written = lastLife(folder, 50, 120);
        assertEquals(120, written.lastSealedTick());
        assertEquals(1, written.restarts());
        assertEquals(0, written.holes());
        assertEquals(3 * 120 + 1, written.records());
        assertEquals(List.of(new Restart(150, 50, 1)), restartsOfSound(folder, written));
    }

    @Test
    void twoRestartsInARowAreOneJournal() throws Exception {
        SessionFolder once = killedIn(firstLife(), 50, 51);
        SessionFolder twice = killedIn(once, 80, 81);
        JournalSummary written = lastLife(twice, 80, 100);
        assertEquals(2, written.restarts());
        assertEquals(List.of(new Restart(150, 50, 1), new Restart(241, 80, 1)), restartsOfSound(twice, written));
    }

    @Test
    void aProcessThatDiesRightAfterItsRestartLosesNothing() throws Exception {
        SessionFolder once = killedIn(firstLife(), 50, 50);
        SessionFolder twice = killedIn(once, 50, 50);
        JournalSummary written = lastLife(twice, 50, 60);
        assertEquals(2, written.restarts());
        assertEquals(60, replay(twice));
    }

    @Test
    void aProcessThatDiesBeforeItsRestartIsPassedOver() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 50, 51);
        Files.createDirectory(folder.path().resolve("queue-2"));
        Path third = Files.createDirectory(folder.path().resolve("queue-3"));
        QueueFiles.forWriting(third, System::currentTimeMillis).close();
        Path fourth = Files.createDirectory(folder.path().resolve("queue-4"));
        Files.createFile(fourth.resolve("20260101F.cq4"));
        JournalSummary written = lastLife(folder, 50, 60);
        assertTrue(Files.isDirectory(folder.path().resolve("queue-5")));
        assertEquals(1, written.restarts());
        assertEquals(List.of(new Restart(150, 50, 1)), restartsOfSound(folder, written));
    }

    @Test
    void aProcessThatDiedBeforeItsFirstRecordLeavesASessionThatCanStart() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 0, 0);
        assertEquals(5, lastLife(folder, 0, 5).lastSealedTick());
        assertEquals(5, replay(folder));
    }

    @Test
    void anEncryptedSessionGoesOnAndItsRestartIsReadWithoutTheKey() throws Exception {
        key = Optional.of(Recordings.key());
        SessionFolder folder = killedIn(firstLife(), 50, 51);
        JournalSummary written = lastLife(folder, 50, 120);
        assertEquals(List.of(new Restart(150, 50, 1)), restartsOfSound(folder, written));
        assertEquals(120, replay(folder));
    }

    @Test
    void aTornTailIsDroppedAndVisible() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 50, 52);
        TestFiles.flipLastRecord(folder.queue());
        lastLife(folder, 50, 60);
        try (JournalReader reader = JournalReader.open(folder, key)) {
            reader.readToEnd();
            assertEquals(List.of(), reader.damage());
            assertEquals(2, reader.restarts().get(0).droppedRecords());
        }
        assertEquals(60, replay(folder));
    }

    @Test
    void aSessionDamagedBeforeItsLastSealDoesNotGoOn() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 50, 51);
        TestFiles.flipInputOf(folder.queue(), 20);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            IOException refused = assertThrows(IOException.class, () -> journals.reopen(folder, ring, key));
            assertTrue(refused.getMessage().contains("tick 20"), refused.getMessage());
        }
        assertFalse(Files.exists(folder.path().resolve("queue-2")));
    }

    @Test
    void aRestartThatCannotBeWrittenIsSaidAndPassedOverByTheNext() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 50, 51);
        JournalSettings full = new JournalSettings(System::currentTimeMillis, Durability.PROCESS, Long.MAX_VALUE);
        try (JournalThread journals = new JournalThread(Recordings::noFailure, full)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            IOException refused = assertThrows(IOException.class, () -> journals.reopen(folder, ring, key));
            assertTrue(refused.getMessage().contains("cannot write to"), refused.getMessage());
        }
        JournalSummary written = lastLife(folder, 50, 60);
        assertEquals(1, written.restarts());
        assertEquals(List.of(new Restart(150, 50, 1)), restartsOfSound(folder, written));
    }

    @Test
    void aClosedOrOpenSessionIsNotReopened() throws Exception {
        SessionFolder folder = firstLife();
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = journals.open(folder, ring, key);
            assertThrows(IOException.class, () -> journals.reopen(folder, ring, key));
            journals.close(journal).get();
            assertThrows(IOException.class, () -> journals.reopen(folder, ring, key));
        }
    }

    @Test
    void aThreadThatEndsLeavesASessionThatWasNotClosedToTheNext() throws Exception {
        SessionFolder folder = firstLife();
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES), key);
            Recordings.run(resumed(folder, journal), journal, 1, 50);
        }
        assertFalse(folder.closed());
        assertEquals(60, lastLife(folder, 50, 60).lastSealedTick());
    }

    @Test
    void closingAJournalAfterTheThreadEndedFails() throws Exception {
        JournalThread journals = new JournalThread(Recordings::noFailure);
        journals.close();
        LiveJournal journal = journals.open(firstLife(), journals.newRing(JournalRing.MIN_BYTES), key);
        assertTrue(journals.close(journal).isCompletedExceptionally());
    }

    @Test
    void whatCannotBeReopenedSaysSoBeforehand() throws Exception {
        SessionFolder folder = killedIn(firstLife(), 50, 51);
        Path second = Files.createDirectory(folder.path().resolve("queue-2"));
        Files.write(second.resolve("20260101F.cq4"), new byte[] {1, 2, 3});
        try (JournalReader reader = JournalReader.open(folder, key)) {
            JournalScan scan = JournalScan.of(reader);
            assertThrows(IOException.class, scan::requireResumable);
            assertFalse(scan.isResumable());
        }
    }

    @Test
    void aMissingMiddleSegmentIsDamage() throws Exception {
        SessionFolder once = killedIn(firstLife(), 50, 51);
        SessionFolder twice = killedIn(once, 80, 81);
        lastLife(twice, 80, 100);
        Files.move(twice.path().resolve("queue-2"), twice.path().resolve("elsewhere"));
        try (JournalReader reader = JournalReader.open(twice)) {
            reader.readToEnd();
            assertTrue(reader.damage().stream().anyMatch(damage -> damage.kind() == Damage.Kind.HOLE));
            assertTrue(reader.damage().stream().anyMatch(damage -> damage.kind() == Damage.Kind.CHAIN_BROKEN));
        }
    }

    private SessionFolder firstLife() throws IOException {
        return Recordings.begin(life(), Recordings.ID, key.map(given -> Encryption.AES256_GCM));
    }

    private Path life() {
        return temp.resolve("life-" + lives++);
    }

    /** Goes on with a session up to its last sealed tick, then takes the input of the next ones up to another, and dies. */
    private SessionFolder killedIn(SessionFolder folder, long lastSealed, long lastInput) throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = Files.exists(folder.queue())
                    ? journals.reopen(folder, ring, key)
                    : journals.open(folder, ring, key);
            ToyRun run = resumed(folder, journal);
            Recordings.run(run, journal, journal.durableTick() + 1, lastSealed);
            for (long tick = lastSealed + 1; tick <= lastInput; tick++) {
                journal.input(Recordings.fill(new TickInput(), tick));
            }
            while (!ring.hasDrained(ring.written())) {
                Thread.onSpinWait();
            }
            return copy(folder);
        }
    }

    private JournalSummary lastLife(SessionFolder folder, long durable, long last) throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = journals.reopen(folder, ring, key);
            assertEquals(durable, journal.durableTick());
            Recordings.run(resumed(folder, journal), journal, durable + 1, last);
            return journals.close(journal).get();
        }
    }

    /** A run that has taken all sealed ticks of the folder. */
    private ToyRun resumed(SessionFolder folder, LiveJournal journal) {
        ToyRun run = new ToyRun(new org.trocar.core.session.SilentJournal());
        try (JournalReader reader = JournalReader.open(folder, key)) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            TickInput in = new TickInput();
            while (source.next(in)) {
                run.tick(in);
            }
        }
        return run.journaledBy(journal);
    }

    private SessionFolder copy(SessionFolder folder) throws IOException {
        Path target = life().resolve("sessions").resolve(Recordings.ID);
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path file : files.toList()) {
                Path copied = target.resolve(folder.path().relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        }
        return SessionFolder.at(target);
    }

    private List<Restart> restartsOfSound(SessionFolder folder, JournalSummary written) {
        try (JournalReader reader = JournalReader.open(folder)) {
            assertEquals(written, reader.readToEnd());
            assertEquals(List.of(), reader.damage());
            return List.copyOf(reader.restarts());
        }
    }

    private long replay(SessionFolder folder) {
        try (JournalReader reader = JournalReader.open(folder, key)) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            VerifyingJournal journal = ToyRun.again(source);
            assertEquals(List.of(), source.damage());
            assertTrue(journal.firstDivergence().isEmpty());
            return source.ticks();
        }
    }
}
