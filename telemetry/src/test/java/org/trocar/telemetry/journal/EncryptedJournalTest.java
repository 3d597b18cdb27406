package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

class EncryptedJournalTest {
    private static final int TICKS = 1_000;

    @TempDir
    Path data;

    private final Aead key = Recordings.key();

    @Test
    void withItsKeyASessionReplaysLikeAnyOther() throws Exception {
        JournalSummary written = Recordings.record(data, Recordings.ID, key, TICKS);
        try (JournalReader reader = JournalReader.open(folder(), Optional.of(key))) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            VerifyingJournal journal = ToyRun.again(source);
            assertEquals(List.of(), source.damage());
            assertTrue(journal.firstDivergence().isEmpty());
            assertEquals(TICKS, journal.comparedTick());
            assertEquals(written, reader.summary());
        }
    }

    @Test
    void withoutItsKeyTheChainIsCheckedAndNothingIsRead() throws Exception {
        JournalSummary written = Recordings.record(data, Recordings.ID, key, TICKS);
        try (JournalReader reader = JournalReader.open(folder())) {
            assertEquals(written, reader.readToEnd());
            assertEquals(List.of(), reader.damage());
        }
        assertLocked(Optional.empty(), "no key was given");
    }

    @Test
    void anotherLearnersKeyOpensNothing() throws Exception {
        Recordings.record(data, Recordings.ID, key, 10);
        assertLocked(Optional.of(Recordings.key()), "does not fit");
    }

    private void assertLocked(Optional<Aead> wrong, String why) {
        try (JournalReader reader = JournalReader.open(folder(), wrong)) {
            assertTrue(reader.next());
            assertFalse(reader.input(new TickInput(), TestFrames::decode));
            assertEquals(0, reader.payload().capacity());
            while (reader.next() && reader.type() != RecordType.SEAL) {}
            assertEquals(0, reader.stateHash());
            assertEquals(1, reader.damage().size(), "said once");
            Damage damage = reader.damage().get(0);
            assertEquals(Damage.Kind.ENCRYPTED, damage.kind());
            assertTrue(damage.message().contains(why), damage.message());
            assertTrue(damage.message().contains("learner's key"), damage.message());
        }
    }

    @Test
    void nothingOfTheHandsIsLegibleInTheFile() throws Exception {
        Recordings.record(data, Recordings.ID, 10);
        Recordings.record(data, Recordings.OTHER_ID, key, 200);
        byte[] mark = ByteBuffer.allocate(8).putLong(TestFrames.MARK).array();
        assertTrue(queueText(Recordings.ID).contains(latin1(mark)));
        assertFalse(queueText(Recordings.OTHER_ID).contains(latin1(mark)));
        assertFalse(queueText(Recordings.OTHER_ID).contains("educator-1"));
    }

    @Test
    void aRecordMovedToAnotherSessionOfTheSameLearnerDoesNotDecrypt() throws Exception {
        byte[] record = new byte[100];
        RecordLayout.putHeader(new org.agrona.concurrent.UnsafeBuffer(record), 0, RecordType.SEAL, Long.BYTES, 7, 21);
        RecordCipher here = new RecordCipher(key, new byte[RecordChain.BYTES]);
        int end = here.encrypt(record, new org.agrona.concurrent.UnsafeBuffer(record), RecordLayout.PAYLOAD + 8);
        assertEquals(8, here.decrypt(record, end).length);
        byte[] otherStart = new byte[RecordChain.BYTES];
        otherStart[0] = 1;
        RecordCipher elsewhere = new RecordCipher(key, otherStart);
        assertThrows(java.security.GeneralSecurityException.class, () -> elsewhere.decrypt(record, end));
    }

    @Test
    void theManifestSaysWhetherASessionIsEncryptedAndTheWriterHoldsToIt() throws Exception {
        SessionFolder plain = Recordings.begin(data, Recordings.ID);
        SessionFolder encrypted = Recordings.begin(data, Recordings.OTHER_ID, Optional.of(Encryption.AES256_GCM));
        assertTrue(Files.readString(plain.path().resolve("manifest.json")).contains("\"encryption\" : null"));
        assertTrue(Files.readString(encrypted.path().resolve("manifest.json"))
                .contains("\"encryption\" : \"AES256_GCM\""));
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            assertThrows(IllegalArgumentException.class, () -> journals.open(plain, ring, Optional.of(key)));
            assertThrows(IllegalArgumentException.class, () -> journals.open(encrypted, ring, Optional.empty()));
        }
    }

    private SessionFolder folder() {
        return SessionFolder.of(data, Recordings.ID);
    }

    private String queueText(String id) throws Exception {
        try (var files = Files.list(SessionFolder.of(data, id).queue())) {
            Path file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            return latin1(Files.readAllBytes(file));
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
