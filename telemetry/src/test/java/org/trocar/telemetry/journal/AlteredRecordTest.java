package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.session.SilentJournal;
import org.trocar.core.state.StateBuffer;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;

/** Whatever is changed in a record is found at that record, and nowhere else. */
@Tag("long")
class AlteredRecordTest {
    /** Every seventh has no frames, so its records are short enough to try each of their bytes. */
    private static final long TICK = 21;

    @TempDir
    Path data;

    @Test
    void everyByteOfARecordIsWatchedOver() throws Exception {
        Recordings.record(data, Recordings.ID, 30);
        flipEachByte(SessionFolder.of(data, Recordings.ID));
    }

    @Test
    void everyByteOfAnEncryptedRecordIsWatchedOverWithoutTheKey() throws Exception {
        Recordings.record(data, Recordings.OTHER_ID, Recordings.key(), 30);
        flipEachByte(SessionFolder.of(data, Recordings.OTHER_ID));
    }

    private void flipEachByte(SessionFolder folder) throws Exception {
        Path file = TestFiles.queueFile(folder.queue());
        byte[] content = Files.readAllBytes(file);
        for (RecordType type : List.of(RecordType.INPUT, RecordType.DERIVED, RecordType.SEAL)) {
            int record = TestFiles.indexOf(content, type, TICK);
            long number = 3 * (TICK - 1) + type.code;
            for (int i = 0; i < TestFiles.length(content, record); i++) {
                TestFiles.flip(file, record + i, 1 << i % 8);
                assertOnlyDamage(folder, TICK, number, type + " byte " + i);
                TestFiles.flip(file, record + i, 1 << i % 8);
            }
        }
        assertEquals(List.of(), damage(folder), "all flips were taken back");
    }

    @Test
    void everyByteOfASnapshotsEndsIsWatchedOver() throws Exception {
        SessionFolder folder = Recordings.begin(data, Recordings.ID);
        StateBuffer state = new StateBuffer();
        state.exchange(1L);
        state.exchange(2L);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            LiveJournal journal = journals.open(folder, journals.newRing(JournalRing.MIN_BYTES));
            journal.seal(1, state.hash());
            journal.snapshot(1, state);
            journal.seal(2, 0);
        }
        Path file = TestFiles.queueFile(folder.queue());
        byte[] content = Files.readAllBytes(file);
        int record = TestFiles.indexOf(content, RecordType.SNAPSHOT, 1);
        for (int i = 0; i < TestFiles.length(content, record); i++) {
            TestFiles.flip(file, record + i, 0x80);
            assertOnlyDamage(folder, 1, 2, "byte " + i);
            TestFiles.flip(file, record + i, 0x80);
        }
    }

    @Test
    void aRecordAlteredWithItsChecksumIsStillLocatedAndReportedOnce() throws Exception {
        Recordings.record(data, Recordings.ID, 30);
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        alterSeal(folder, false);
        Damage damage = assertOnlyDamage(folder, TICK, 3 * TICK, "altered seal");
        assertEquals(Damage.Kind.CHAIN_BROKEN, damage.kind());
    }

    @Test
    void aRecordAlteredWithChecksumAndChainIsGivenAwayByTheNext() throws Exception {
        Recordings.record(data, Recordings.ID, 30);
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        alterSeal(folder, true);
        Damage damage = assertOnlyDamage(folder, TICK + 1, 3 * TICK + 1, "the record after the altered one");
        assertEquals(Damage.Kind.CHAIN_BROKEN, damage.kind());
        assertTrue(damage.message().contains("the one before it"), damage.message());
    }

    @Test
    void twoAlteredRecordsAreBothNamed() throws Exception {
        Recordings.record(data, Recordings.ID, 30);
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        Path file = TestFiles.queueFile(folder.queue());
        byte[] content = Files.readAllBytes(file);
        TestFiles.flip(file, TestFiles.indexOf(content, RecordType.DERIVED, TICK) + RecordLayout.PAYLOAD, 1);
        TestFiles.flip(file, TestFiles.indexOf(content, RecordType.SEAL, TICK) + RecordLayout.PAYLOAD, 1);
        assertEquals(
                List.of(3 * TICK - 1, 3 * TICK),
                damage(folder).stream().map(Damage::record).toList());
    }

    @Test
    void anAlteredManifestBreaksTheChainAtItsFirstRecord() throws Exception {
        Recordings.record(data, Recordings.ID, 30);
        SessionFolder folder = SessionFolder.of(data, Recordings.ID);
        Path manifest = folder.path().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("learner-7", "learner-8"));
        Damage damage = assertOnlyDamage(folder, 1, 1, "manifest");
        assertEquals(Damage.Kind.CHAIN_BROKEN, damage.kind());
        assertTrue(damage.message().contains("manifest.json"), damage.message());
    }

    @Test
    void everyByteOfARestartIsWatchedOver() throws Exception {
        SessionFolder folder = restarted();
        Path file = TestFiles.queueFile(folder.path().resolve("queue-2"));
        byte[] content = Files.readAllBytes(file);
        int record = TestFiles.indexOf(content, RecordType.RESTART, 20);
        for (int i = 0; i < TestFiles.length(content, record); i++) {
            TestFiles.flip(file, record + i, 1 << i % 8);
            assertOnlyDamage(folder, 20, 61, "byte " + i);
            TestFiles.flip(file, record + i, 1 << i % 8);
        }
    }

    /** A session whose first life ended in tick 21, and whose second goes from there to tick 25. */
    private SessionFolder restarted() throws Exception {
        SessionFolder folder = Recordings.begin(data, Recordings.ID);
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal journal = journals.open(folder, ring);
            Recordings.run(new ToyRun(journal), journal, 1, 20);
            journal.input(Recordings.fill(new org.trocar.core.input.TickInput(), 21));
            journals.close(journal).get();
            Files.delete(folder.path().resolve("journal.json"));
            LiveJournal again = journals.reopen(folder, ring, Optional.empty());
            Recordings.run(new ToyRun(new SilentJournal()).journaledBy(again), again, 21, 25);
        }
        return folder;
    }

    /** Puts another state hash into a seal, as somebody would who knows the format. */
    private static void alterSeal(SessionFolder folder, boolean chainToo) throws IOException {
        Path file = TestFiles.queueFile(folder.queue());
        byte[] content = Files.readAllBytes(file);
        int at = TestFiles.indexOf(content, RecordType.SEAL, TICK);
        byte[] record = java.util.Arrays.copyOfRange(content, at, at + TestFiles.length(content, at));
        int end = record.length - RecordFormat.CHAINED.trailerBytes;
        record[RecordLayout.PAYLOAD] ^= 1;
        if (chainToo) {
            byte[] before = java.util.Arrays.copyOfRange(
                    content, previousChain(content), previousChain(content) + RecordChain.BYTES);
            byte[] next = new byte[RecordChain.BYTES];
            new RecordChain().next(before, record, end, next);
            System.arraycopy(next, 0, record, end, next.length);
        }
        CRC32C crc = new CRC32C();
        crc.update(record, 0, record.length - RecordLayout.CRC_BYTES);
        new UnsafeBuffer(record)
                .putInt(record.length - RecordLayout.CRC_BYTES, (int) crc.getValue(), RecordLayout.ORDER);
        try (RandomAccessFile writing = new RandomAccessFile(file.toFile(), "rw")) {
            writing.seek(at);
            writing.write(record);
        }
    }

    private static int previousChain(byte[] content) {
        int previous = TestFiles.indexOf(content, RecordType.DERIVED, TICK);
        return previous + TestFiles.length(content, previous) - RecordFormat.CHAINED.trailerBytes;
    }

    private static Damage assertOnlyDamage(SessionFolder folder, long tick, long record, String what) {
        List<Damage> damage = damage(folder);
        assertEquals(1, damage.size(), what + ": " + damage);
        assertEquals(tick, damage.get(0).tick(), what + ": " + damage);
        assertEquals(record, damage.get(0).record(), what + ": " + damage);
        return damage.get(0);
    }

    private static List<Damage> damage(SessionFolder folder) {
        try (JournalReader reader = JournalReader.open(folder)) {
            reader.readToEnd();
            return reader.damage();
        }
    }
}
