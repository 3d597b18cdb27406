package org.trocar.telemetry.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;

class SessionPackTest {
    private static final String ID = Recordings.ID;

    @TempDir
    Path temp;

    private SessionFolder session;
    private Path packed;
    private Path elsewhere;

    @BeforeEach
    void record() throws Exception {
        Recordings.record(temp.resolve("data"), ID, 60);
        session = SessionFolder.of(temp.resolve("data"), ID);
        packed = temp.resolve("one.trocar");
        elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    }

    @Test
    void whatIsUnpackedIsWhatWasPacked() throws Exception {
        SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT);
        SessionFolder unpacked = SessionPack.unpack(packed, elsewhere);
        assertEquals(ID, unpacked.path().getFileName().toString());
        assertSame(contents(session.path()), contents(unpacked.path()));
        assertTrue(Files.size(packed) < 100_000, "the queue's empty end is packed away: " + Files.size(packed));
    }

    @Test
    void theSameFolderPacksToTheSameBytes() throws Exception {
        SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT);
        Files.setLastModifiedTime(session.path().resolve("manifest.json"), FileTime.fromMillis(1));
        Path again = temp.resolve("again.trocar");
        SessionPack.pack(session, again, SessionPack.Key.LEFT_OUT);
        assertEquals(-1, Files.mismatch(packed, again));
    }

    @Test
    void theLearnersKeyGoesAlongOnlyWhenAsked() throws Exception {
        assertThrows(IOException.class, () -> SessionPack.pack(session, packed, SessionPack.Key.INSIDE));
        Recordings.recordEncrypted(temp.resolve("data"), Recordings.OTHER_ID, "learner-8", 60);
        SessionFolder encrypted = SessionFolder.of(temp.resolve("data"), Recordings.OTHER_ID);
        SessionPack.pack(encrypted, packed, SessionPack.Key.LEFT_OUT);
        assertTrue(LearnerKeys.find(SessionPack.unpack(packed, elsewhere)).isEmpty());
        Path withKey = temp.resolve("with-key.trocar");
        SessionPack.pack(encrypted, withKey, SessionPack.Key.INSIDE);
        SessionFolder unpacked = SessionPack.unpack(withKey, Files.createDirectory(temp.resolve("third")));
        assertTrue(LearnerKeys.find(unpacked).isPresent());
    }

    @Test
    void aPackWithTheKeyIsItsOwnersAlone() throws Exception {
        Recordings.recordEncrypted(temp.resolve("data"), Recordings.OTHER_ID, "learner-8", 60);
        SessionPack.pack(SessionFolder.of(temp.resolve("data"), Recordings.OTHER_ID), packed, SessionPack.Key.INSIDE);
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(packed)));
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws Exception {
        Files.writeString(packed, "mine");
        assertThrows(
                FileAlreadyExistsException.class, () -> SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT));
        assertEquals("mine", Files.readString(packed));
    }

    @Test
    void aLinkInTheFolderIsNotFollowedIntoThePack() throws Exception {
        Files.createSymbolicLink(
                session.path().resolve("passwords"), session.path().resolve("manifest.json"));
        IOException refused =
                assertThrows(IOException.class, () -> SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT));
        assertTrue(refused.getMessage().contains("passwords"), refused.getMessage());
        assertFalse(Files.exists(packed));
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws Exception {
        SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT);
        byte[] whole = Files.readAllBytes(packed);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
            Files.write(packed, Arrays.copyOf(whole, length));
            Path into = Files.createDirectory(elsewhere.resolve("cut-" + length));
            assertRefused(packed, into, "one.trocar");
        }
    }

    @Test
    void aFlippedBitInThePackIsRefused() throws Exception {
        SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT);
        byte[] whole = Files.readAllBytes(packed);
        for (int at = 0; at < whole.length; at += 1 + whole.length / 100) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            Files.write(packed, flipped);
            Path into = Files.createDirectory(elsewhere.resolve("flipped-" + at));
            try {
                SessionFolder unpacked = SessionPack.unpack(packed, into);
                // Bits of the frame's header that mean nothing to what is unpacked.
                assertSame(contents(session.path()), contents(unpacked.path()));
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("one.trocar cannot be unpacked"), e.getMessage());
            }
        }
    }

    @Test
    void foreignFilesAreRefused() throws Exception {
        assertRefused(Files.writeString(packed, "PK a zip, perhaps"), elsewhere, "no packed session");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(packed))) {
            out.write("compressed, and no archive".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(packed, elsewhere, "no packed session");
        assertRefused(temp.resolve("nothing"), elsewhere, "no such file");
    }

    @Test
    void anArchiveOfSomethingElseIsRefused() throws Exception {
        hostile(new TarArchiveEntry(ID + "/holiday.jpg"), 10);
        assertRefused(packed, elsewhere, "no session's manifest.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/etc/evil",
                ID + "/../../evil",
                ID + "/..",
                ID + "/queue/../../evil",
                ID + "/a/b/c",
                ID + "/.hidden",
                ID + "/a\\..\\evil",
                ID + "/C:evil",
                ID + "//evil",
                "evil",
                ""
            })
    void aNameThatLeadsElsewhereIsRefused(String name) throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("x", true);
        entry.setName(name);
        hostile(entry, 10);
        assertThrows(IOException.class, () -> SessionPack.unpack(packed, elsewhere));
        assertFalse(Files.exists(temp.resolve("evil")));
        assertFalse(Files.exists(Path.of("/etc/evil")));
        assertEquals(Map.of(), contents(elsewhere));
    }

    @Test
    void linksAndDevicesAreRefused() throws Exception {
        for (byte type : new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO,
            TarConstants.LF_DIR
        }) {
            TarArchiveEntry entry = new TarArchiveEntry(ID + "/manifest.json", type);
            entry.setLinkName("/etc/passwd");
            hostile(entry, 0);
            assertRefused(packed, elsewhere, "");
            assertEquals(Map.of(), contents(elsewhere));
        }
    }

    @Test
    void anEntryThatClaimsToBeHugeIsRefusedBeforeItIsWritten() throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry(ID + "/manifest.json");
        entry.setSize(1L << 50);
        try (OutputStream file = Files.newOutputStream(packed);
                ZstdOutputStream zstd = new ZstdOutputStream(file)) {
            byte[] header = new byte[512];
            entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
            zstd.write(header);
        }
        assertRefused(packed, elsewhere, "more than a session can be");
        assertEquals(Map.of(), contents(elsewhere));
    }

    @Test
    void anEndlessNameIsRefusedBeforeItFillsTheMemory() throws Exception {
        TarArchiveEntry longName = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        hostile(longName, 64 << 20);
        assertRefused(packed, elsewhere, "more than it says");
    }

    @Test
    void whatFollowsTheArchiveIsRefused() throws Exception {
        SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT);
        try (OutputStream more = new ZstdOutputStream(Files.newOutputStream(packed, StandardOpenOption.APPEND))) {
            more.write("another session".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(packed, elsewhere, "something follows");
    }

    @Test
    void moreFilesOrBytesThanAllowedAreRefused() throws Exception {
        SessionPack.pack(session, packed, SessionPack.Key.LEFT_OUT);
        for (PackLimits limits : new PackLimits[] {
            new PackLimits(2, 1L << 30, 1L << 30),
            new PackLimits(99, 1 << 20, 1L << 30),
            new PackLimits(99, 1L << 30, 5 << 20)
        }) {
            Path into = Files.createTempDirectory(elsewhere, "limited");
            assertThrows(IOException.class, () -> SessionPack.unpack(packed, into, limits));
        }
    }

    @Test
    void theSameNameTwiceIsRefused() throws Exception {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new ZstdOutputStream(Files.newOutputStream(packed)))) {
            add(tar, new TarArchiveEntry(ID + "/manifest.json"), 10);
            add(tar, new TarArchiveEntry(ID + "/manifest.json"), 20);
        }
        assertRefused(packed, elsewhere, "twice");
    }

    private void hostile(TarArchiveEntry entry, int bytes) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new ZstdOutputStream(Files.newOutputStream(packed)))) {
            add(tar, entry, bytes);
        }
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, int bytes) throws IOException {
        entry.setSize(bytes);
        tar.putArchiveEntry(entry);
        tar.write(new byte[bytes]);
        tar.closeArchiveEntry();
    }

    private static void assertRefused(Path file, Path into, String why) {
        IOException refused = assertThrows(IOException.class, () -> SessionPack.unpack(file, into));
        assertTrue(refused.getMessage().contains(file.getFileName() + " cannot be unpacked"), refused.getMessage());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    private static void assertSame(Map<String, byte[]> wanted, Map<String, byte[]> found) {
        assertEquals(wanted.keySet(), found.keySet());
        wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
