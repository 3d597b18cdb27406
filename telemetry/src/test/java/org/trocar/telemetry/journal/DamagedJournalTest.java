package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.replay.ReplaySource;

@Tag("long")
class DamagedJournalTest {
    private static final int TICKS = 60;

    @TempDir
    Path data;

    private SessionFolder folder;
    private JournalSummary written;

    @BeforeEach
    void record() throws Exception {
        written = Recordings.record(data, Recordings.ID, TICKS);
        folder = SessionFolder.of(data, Recordings.ID);
    }

    @Test
    void oneFlippedBitInAnInputIsReportedAtItsTick() throws Exception {
        byte[] content = Files.readAllBytes(queueFile());
        // Frame 2 * tick is tick's first: its sequence number follows the mark that starts its bytes.
        int at = indexOf(
                content,
                ByteBuffer.allocate(16).putLong(TestFrames.MARK).putLong(2 * 23).array());
        flip(queueFile(), at + 200, 0x10);
        List<Damage> damage = readAll();
        assertEquals(1, damage.size(), damage.toString());
        assertEquals(Damage.Kind.BAD_CHECKSUM, damage.get(0).kind());
        assertEquals(23, damage.get(0).tick());
        assertEquals(22, ticksToReplay());
    }

    @Test
    void noFlippedBitAnywhereIsPassedOverOrThrows() throws Exception {
        flipAndRead(queueFile(), 400);
        flipAndRead(folder.queue().resolve("metadata.cq4t"), 30);
    }

    private void flipAndRead(Path file, int times) throws Exception {
        Path intact = Files.copy(file, data.resolve("intact"), StandardCopyOption.REPLACE_EXISTING);
        long end = lastUsedByte(Files.readAllBytes(file));
        Random random = new Random(7);
        for (int i = 0; i < times; i++) {
            long at = (long) (random.nextDouble() * end);
            flip(file, at, 1 << random.nextInt(8));
            try (JournalReader reader = JournalReader.open(folder)) {
                boolean same = reader.readToEnd().equals(written);
                assertTrue(same || !reader.damage().isEmpty(), file + " byte " + at);
            }
            Files.copy(intact, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aQueueCutShortIsRefusedWithItsFileNamed() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(queueFile().toFile(), "rw")) {
            file.setLength(100_000);
        }
        Damage damage = readAll().get(0);
        assertEquals(Damage.Kind.JOURNAL_UNREADABLE, damage.kind());
        assertTrue(damage.detail().contains(queueFile().getFileName() + " has 100000 bytes"), damage.detail());
    }

    @Test
    void aTailThatWasOverwrittenIsTorn() throws Exception {
        byte[] content = Files.readAllBytes(queueFile());
        // As after a disk that lost its last pages: from tick 50's first record on there are only zeros.
        int mark = indexOf(
                content,
                ByteBuffer.allocate(16).putLong(TestFrames.MARK).putLong(2 * 50).array());
        int start = mark - 22 - RecordLayout.PAYLOAD - 4;
        try (RandomAccessFile file = new RandomAccessFile(queueFile().toFile(), "rw")) {
            file.seek(start);
            file.write(new byte[(int) lastUsedByte(content) - start]);
        }
        assertTrue(readAll().stream().anyMatch(damage -> damage.kind() == Damage.Kind.TORN_TAIL));
        assertEquals(49, ticksToReplay());
    }

    @Test
    void aQueueWithoutItsMetadataIsReadAllTheSame() throws Exception {
        Files.delete(folder.queue().resolve("metadata.cq4t"));
        assertEquals(List.of(), readAll());
        assertEquals(TICKS, ticksToReplay());
    }

    @Test
    void aMissingQueueIsSaidSo() throws Exception {
        Files.move(folder.queue(), folder.path().resolve("elsewhere"));
        assertEquals(Damage.Kind.JOURNAL_MISSING, readAll().get(0).kind());
    }

    @Test
    void anEmptyQueueFolderIsSaidSo() throws Exception {
        Files.move(folder.queue(), folder.path().resolve("elsewhere"));
        Files.createDirectory(folder.queue());
        assertFalse(readAll().isEmpty());
    }

    @Test
    void framesTheDecoderRefusesEndTheReplayThere() throws Exception {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, frame -> TestFrames.decode(frame) && frame.sequence < 20);
            TickInput in = new TickInput();
            while (source.next(in)) {}
            assertEquals(9, source.ticks());
            assertEquals(Damage.Kind.UNDECODABLE_FRAME, source.damage().get(0).kind());
            assertEquals(10, source.damage().get(0).tick());
        }
    }

    @Test
    void readingLeavesTheFolderAsItWas() throws Exception {
        byte[] before = Files.readAllBytes(queueFile());
        readAll();
        assertTrue(Arrays.equals(before, Files.readAllBytes(queueFile())));
    }

    private List<Damage> readAll() {
        try (JournalReader reader = JournalReader.open(folder)) {
            reader.readToEnd();
            return reader.damage();
        }
    }

    private long ticksToReplay() {
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplaySource source = new ReplaySource(reader, TestFrames::decode);
            TickInput in = new TickInput();
            while (source.next(in)) {}
            return source.ticks();
        }
    }

    private static void flip(Path path, long at, int mask) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ mask);
        }
    }

    private Path queueFile() throws Exception {
        try (var files = Files.list(folder.queue())) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int indexOf(byte[] content, byte[] wanted) {
        for (int i = 0; i + wanted.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }

    private static long lastUsedByte(byte[] content) {
        int end = content.length;
        while (content[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
