package org.trocar.telemetry.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.folder.SessionFolder;

class InventoryTest {
    private static final int TAIL_ZEROS = 100_000;

    @TempDir
    Path temp;

    private SessionFolder folder;
    private Path file;
    private Inventory inventory;

    /** 5,000 bytes and a long tail of zeros, as a queue's file. */
    @BeforeEach
    void list() throws Exception {
        folder = SessionFolder.at(Files.createDirectories(temp.resolve("session")));
        file = Files.createDirectories(folder.path().resolve("queue")).resolve("a.cq4");
        byte[] used = new byte[5000];
        new Random(3).nextBytes(used);
        Files.write(file, used);
        set(5000 + TAIL_ZEROS - 1, 0);
        inventory = Inventory.of(folder);
    }

    private void set(long at, int value) throws Exception {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            raw.write(value);
        }
    }

    private List<FileDifference> differences() throws Exception {
        return inventory.compare(folder, Set.of());
    }

    private static FileDifference changed(long from, long to) {
        return new FileDifference.Changed("queue/a.cq4", new ByteRange(from, to));
    }

    @Test
    void theEmptyTailTakesNoRoomInTheInventory() throws Exception {
        assertEquals(5 * Pages.DIGITS, inventory.files().get(0).pagesCrc32c().length());
        assertEquals(List.of(), differences());
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        inventory.write(folder);
        assertEquals(inventory, Inventory.read(folder));
        assertEquals(List.of(), differences(), "the inventory does not list itself");
    }

    @Test
    void aChangedByteIsLocatedToItsPage() throws Exception {
        set(2100, Files.readAllBytes(file)[2100] ^ 1);
        assertEquals(List.of(changed(2048, 3072)), differences());
    }

    @Test
    void neighbouringPagesAreOneRange() throws Exception {
        for (int at = 1023; at < 3000; at++) {
            set(at, Files.readAllBytes(file)[at] ^ 0x80);
        }
        assertEquals(List.of(changed(0, 3072)), differences());
    }

    @Test
    void aByteInTheEmptyTailIsLocated() throws Exception {
        set(60_000, 7);
        assertEquals(List.of(changed(59_392, 60_416)), differences());
    }

    @Test
    void aFileThatWasCutOrGrownIsSaidSo() throws Exception {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(5000 + TAIL_ZEROS + 10);
        }
        assertEquals(List.of(changed(5000 + TAIL_ZEROS, 5000 + TAIL_ZEROS + 10)), differences());
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(4096);
        }
        assertEquals(List.of(changed(4096, 5000 + TAIL_ZEROS)), differences());
    }

    @Test
    void missingAndAddedFilesAreNamed() throws Exception {
        Files.move(file, file.resolveSibling("b.cq4"));
        assertEquals(
                List.of(new FileDifference.Missing("queue/a.cq4"), new FileDifference.Added("queue/b.cq4")),
                differences());
        assertEquals(1, inventory.compare(folder, Set.of("queue/a.cq4")).size());
    }

    @Test
    void theTextNamesEachFileWithItsLength() throws Exception {
        assertTrue(inventory.text().contains("\"path\":\"queue/a.cq4\",\"bytes\":105000,"), inventory.text());
    }
}
