package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.DataLock;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;
import org.trocar.telemetry.rulings.Rulings;

/** Verifying, packing and erasing as somebody at a terminal does it: one session of a recording is played, and encrypted copies are made. */
class ProofCommandsTest {
    private static final String ENCRYPTED = "0190a1b2-0000-7000-8000-000000000001";
    private static final String ANOTHERS = "0190a1b2-0000-7000-8000-000000000002";

    @TempDir
    private static Path temp;

    private static Path original;
    private static String id;
    private static String gradeHash;

    @TempDir
    private Path work;

    private Path data;

    @BeforeAll
    static void playAndSeal() throws IOException {
        System.setProperty("trocar.home", DocumentsTest.root().toString());
        original = temp.resolve("data");
        String recording = DocumentsTest.root()
                .resolve("recordings/hands-twoHandedPass.trace.jsonl.gz")
                .toString();
        Said played = Said.by(
                "play",
                recording,
                "--lockstep",
                "--learner",
                "tester",
                "--no-encrypt",
                "--json",
                "--data",
                original.toString());
        assertEquals(0, played.exit(), played.err());
        id = played.json().get("id").asText();
        gradeHash = played.json().get("grade_hash").asText();
        SessionFolder folder = SessionFolder.of(original, id);
        FolderSeal.seal(folder, ServerKey.of(original));
        EncryptedCopy.of(original, folder, ENCRYPTED, "ann");
        EncryptedCopy.of(original, folder, ANOTHERS, "bob");
    }

    @AfterAll
    static void forgetHome() {
        System.clearProperty("trocar.home");
    }

    @BeforeEach
    void takeACopy() throws IOException {
        data = work.resolve("data");
        try (Stream<Path> all = Files.walk(original)) {
            for (Path path : all.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(
                        path, data.resolve(original.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private Said run(String... args) {
        return Said.by(Stream.concat(Stream.of(args), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    private Path elsewhere() {
        return work.resolve("elsewhere");
    }

    private Said runElsewhere(String... args) {
        return Said.by(
                Stream.concat(Stream.of(args), Stream.of("--data", elsewhere().toString()))
                        .toArray(String[]::new));
    }

    private Path session(String name) {
        return SessionFolder.of(data, name).path();
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            int value = raw.read();
            raw.seek(at);
            raw.write(value ^ 1);
        }
    }

    private Path queueFile(String name) throws IOException {
        try (Stream<Path> files = Files.list(session(name).resolve("queue"))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long usedBytes(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int used = content.length;
        while (content[used - 1] == 0) {
            used--;
        }
        return used;
    }

    @Test
    void aSealedSessionIsSoundByIdFolderAndKey() throws Exception {
        String fingerprint =
                run("keys", "--json").json().get("server_key_fingerprint").asText();
        for (String name : List.of(id, session(id).toString())) {
            Said verified = run("verify", name, "--trust", fingerprint, "--json");
            assertEquals(0, verified.exit(), verified.out() + verified.err());
            assertEquals("sound", verified.json().get("outcome").asText());
            assertEquals(
                    fingerprint,
                    verified.json()
                            .get("documents")
                            .get(0)
                            .get("key_fingerprint")
                            .asText());
        }
        assertTrue(run("verify", id).out().startsWith("sound: "));
    }

    @Test
    void anotherKeyThanTheTrustedOneIsANoAndNonsenseIsWrongUsage() {
        Said verified = run("verify", id, "--trust", "00".repeat(32));
        assertEquals(1, verified.exit());
        assertTrue(verified.out().contains("not signed with a key you trust"), verified.out());
        assertEquals(2, run("verify", id, "--trust", "mine").exit());
    }

    @Test
    void aFlippedByteInTheRecordsIsLocatedByTick() throws Exception {
        Path queue = queueFile(id);
        flip(queue, usedBytes(queue) / 2);
        Said verified = run("verify", id, "--json");
        assertEquals(1, verified.exit());
        assertEquals("altered", verified.json().get("outcome").asText());
        assertTrue(
                verified.json().get("findings").findValuesAsText("tick").stream()
                        .anyMatch(tick -> Long.parseLong(tick) > 1),
                verified.out());
        assertEquals(
                List.of("queue/" + queue.getFileName()),
                verified.json().get("findings").findValuesAsText("file"));
        assertTrue(run("verify", id).out().contains("tick"));
    }

    @Test
    void aFlippedByteInTheGradeIsLocatedByItsPlace() throws Exception {
        flip(session(id).resolve("grade.json"), 1500);
        Said verified = run("verify", id);
        assertEquals(1, verified.exit());
        assertTrue(
                verified.out().contains("within bytes 1024 to 2047 of grade.json something was changed"),
                verified.out());
    }

    @Test
    void aPackedSessionIsVerifiedGradedReplayedAndExportedElsewhere() throws Exception {
        String file = work.resolve("one.trocar").toString();
        Said packed = run("pack", id, "-o", file, "--json");
        assertEquals(0, packed.exit(), packed.err());
        assertEquals(
                "sound",
                runElsewhere("verify", file, "--json").json().get("outcome").asText());
        Said graded = runElsewhere("grade", file, "--verify", "--json");
        assertEquals(0, graded.exit(), graded.err());
        assertEquals("identical", graded.json().get("outcome").asText());
        assertEquals(gradeHash, graded.json().get("grade_hash").asText());
        assertEquals(0, runElsewhere("replay", file).exit());
        String tables = work.resolve("tables").toString();
        Said exported = runElsewhere("export", file, "--format", "csv", "-o", tables, "--json");
        assertEquals(0, exported.exit(), exported.err());
        assertTrue(Files.exists(Path.of(exported.json().at("/sessions/0/folder").asText())), exported.out());
        assertEquals(1, run("pack", id, "-o", file).exit(), "it is there already");
    }

    @Test
    void aSessionThatWasAlteredIsPackedOnlyByForceAndWithAWarning() throws Exception {
        Files.writeString(session(id).resolve("journal.json"), "{");
        Path file = work.resolve("one.trocar");
        Said refused = run("pack", id, "-o", file.toString());
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("nothing was packed, because the pack would not verify"), refused.err());
        assertTrue(refused.err().contains("of journal.json something was changed"), refused.err());
        assertFalse(Files.exists(file));
        Said forced = run("pack", id, "-o", file.toString(), "--force", "--json");
        assertEquals(0, forced.exit(), forced.err());
        assertTrue(forced.err().contains("this pack will not verify"), forced.err());
        assertEquals("altered", forced.json().get("outcome").asText());
        assertEquals(1, runElsewhere("verify", file.toString()).exit());
    }

    @Test
    void aPackThatCannotBeWrittenSaysWhatToDo() throws Exception {
        assertRefused("is a folder; name the file to write", "pack", id, "-o", work.toString());
        String nowhere = work.resolve("nowhere/one.trocar").toString();
        assertRefused("there is no folder " + work.resolve("nowhere"), "pack", id, "-o", nowhere);
        String taken = Files.writeString(work.resolve("taken"), "mine").toString();
        assertRefused("is there already, and nothing is overwritten", "pack", id, "-o", taken);
        String free = work.resolve("free").toString();
        assertRefused("are not encrypted, so no key belongs to them", "pack", id, "--with-key", "-o", free);
        LearnerKeys.destroy(data, "ann");
        assertRefused("it was destroyed, or lies in another data folder", "pack", ENCRYPTED, "--with-key", "-o", free);
        assertFalse(Files.exists(Path.of(free)));
    }

    private void assertRefused(String why, String... args) {
        Said refused = run(args);
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains(why), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
    }

    @Test
    void whatWasUnpackedIsGoneWhenTheCommandIs() throws Exception {
        String file = work.resolve("one.trocar").toString();
        run("pack", id, "-o", file);
        List<String> before = unpacked();
        runElsewhere("verify", file);
        Files.writeString(Path.of(file), "no pack any more");
        assertEquals(1, runElsewhere("verify", file).exit());
        assertEquals(before, unpacked());
    }

    private static List<String> unpacked() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString)
                    .filter(name -> name.contains(
                            "trocar-unpacked-" + ProcessHandle.current().pid() + "-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSessionOfTheFirstFormatIsSoundButUnsigned() throws Exception {
        Path folder = work.resolve("golden");
        try (FileSystem zip = FileSystems.newFileSystem(Path.of("src/test/resources/golden/engine-1-scripted.zip"));
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(path.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
        Said verified = run("verify", folder.toString(), "--json");
        assertEquals(0, verified.exit(), verified.out());
        assertEquals("sound_but_unsigned", verified.json().get("outcome").asText());
        assertEquals(
                1, run("verify", folder.toString(), "--trust", "00".repeat(32)).exit());
    }

    @Test
    void aFileOrFolderThatIsNoSessionIsANoInOneLine() throws Exception {
        Path file = Files.writeString(work.resolve("letter.trocar"), "Dear all");
        for (String name :
                List.of(file.toString(), work.resolve("nothing.trocar").toString())) {
            Said said = run("verify", name);
            assertEquals(1, said.exit());
            assertEquals(1, said.err().lines().count(), said.err());
            assertTrue(said.err().contains(Path.of(name).getFileName().toString()), said.err());
        }
    }

    @Test
    void anEncryptedPackIsVerifiedAnywhereAndGradedOnlyWithItsKey() throws Exception {
        String bare = work.resolve("bare.trocar").toString();
        String withKey = work.resolve("with-key.trocar").toString();
        assertEquals("", run("pack", ENCRYPTED, "-o", bare).err());
        Said packed = run("pack", ENCRYPTED, "--with-key", "-o", withKey);
        assertTrue(packed.err().contains("whoever has the file can read the learner's hands"), packed.err());
        assertEquals(0, runElsewhere("verify", bare).exit());
        Said refused = runElsewhere("grade", bare, "--verify");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("learner's key is not here"), refused.err());
        assertEquals(1, runElsewhere("replay", bare).exit());
        Said graded = runElsewhere("grade", withKey, "--verify", "--json");
        assertEquals(0, graded.exit(), graded.out() + graded.err());
        assertEquals("identical", graded.json().get("outcome").asText());
    }

    @Test
    void aPackWithoutItsKeyIsReadWithTheDataFolderThatHasIt() throws Exception {
        String bare = work.resolve("bare.trocar").toString();
        assertEquals(0, run("pack", ENCRYPTED, "-o", bare).exit());
        for (String command : List.of("grade --verify", "replay --timeline", "journal dump", "journal describe")) {
            String[] args = (command + " " + bare).split(" ");
            assertEquals(0, run(args).exit(), command);
        }
        String[] export = {"export", bare, "--format", "csv", "--fidelity", "wrists", "-o"};
        String tables = work.resolve("tables").toString();
        Said exported = run(Stream.concat(Stream.of(export), Stream.of(tables)).toArray(String[]::new));
        assertEquals(0, exported.exit(), exported.err());
        assertFalse(run("journal", "describe", bare).out().contains("encrypted and their key is not here"));
    }

    @Test
    void aFolderThatHoldsNoSessionIsANoThatSaysWhatItIs() {
        Said nothing = run("grade", work.toString());
        assertEquals(1, nothing.exit());
        assertTrue(nothing.err().contains("is no session's folder"), nothing.err());
        Said dataFolder = run("grade", data.toString());
        assertEquals(1, dataFolder.exit());
        assertTrue(dataFolder.err().contains("is a data folder"), dataFolder.err());
    }

    @Test
    void anErasedLearnersSessionIsUnreadableBesideAnothers() throws Exception {
        Path exports = data.resolve("exports");
        Said exported = run("export", ENCRYPTED, "--format", "csv", "-o", exports.toString(), "--json");
        assertEquals(0, exported.exit(), exported.err());
        Path cached = Path.of(exported.json().at("/sessions/0/folder").asText()).resolve("frames.csv");
        assertTrue(Files.exists(cached), exported.out());
        Said erased = run("erase", "ann", "--by", "dpo", "--reason", "asked for it", "--yes", "--json");
        assertEquals(0, erased.exit(), erased.out() + erased.err());
        assertTrue(erased.json().get("proven").asBoolean());
        assertEquals(ANOTHERS, erased.json().get("readable_of_another").asText());
        assertFalse(Files.exists(cached));
        assertFalse(Files.readString(exports.resolve("export.json")).contains(ENCRYPTED));
        assertTrue(run("sessions").out().contains("erased"));
        Said rest = run(
                "export", "--all", "--format", "csv", "-o", work.resolve("rest").toString());
        assertEquals(0, rest.exit(), rest.err());
        assertTrue(rest.out().contains("left out: " + ENCRYPTED + " was erased"), rest.out());
        String both = work.resolve("both").toString();
        Said withAnother = run("export", ENCRYPTED, ANOTHERS, "--format", "csv", "-o", both, "--json");
        assertEquals(1, withAnother.exit());
        assertTrue(
                withAnother.err().contains(ENCRYPTED + ": not exported: this session was erased"), withAnother.err());
        assertEquals("failed", withAnother.json().at("/sessions/0/status").asText());
        assertEquals("exported", withAnother.json().at("/sessions/1/status").asText());
        Said alone = run(
                "export",
                ENCRYPTED,
                "--format",
                "csv",
                "-o",
                work.resolve("alone").toString());
        assertEquals(1, alone.exit());
        assertTrue(alone.err().contains("this session was erased"), alone.err());
        Said verified = run("verify", ENCRYPTED);
        assertEquals(0, verified.exit(), verified.out());
        assertTrue(verified.out().contains("erased on "), verified.out());
        for (String command : List.of("grade", "replay")) {
            Said refused = run(command, ENCRYPTED);
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains("erased on "), refused.err());
        }
        assertEquals(0, run("grade", ANOTHERS, "--verify").exit());
    }

    @Test
    void anErasedSessionIsTakenOffTheListsOfExportsAndTheOthersStayOnThem() throws Exception {
        Path bids = data.resolve("exports/bids");
        Said exported = run("export", ENCRYPTED, ANOTHERS, "--format", "bids", "-o", bids.toString());
        assertEquals(0, exported.exit(), exported.err());
        assertTrue(Files.readString(bids.resolve("participants.tsv")).contains("sub-ann"));
        Said erased = run("erase", "ann", "--by", "dpo", "--reason", "asked for it", "--yes");
        assertEquals(0, erased.exit(), erased.out() + erased.err());
        assertTrue(erased.out().contains("taken off the list exports/bids/export.json"), erased.out());
        assertTrue(erased.out().contains("copies you made yourself are still there"), erased.out());
        String list = Files.readString(bids.resolve("export.json"));
        assertTrue(list.contains(ANOTHERS) && !list.contains(ENCRYPTED) && !list.contains("ann"), list);
        assertFalse(Files.readString(bids.resolve("participants.tsv")).contains("ann"));
        Said again = run("erase", "ann", "--by", "dpo", "--reason", "asked again", "--yes");
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.out().contains("already erased on ") && !again.out().contains("removed "), again.out());
        assertEquals(
                0,
                run("export", ANOTHERS, "--format", "bids", "-o", bids.toString())
                        .exit());
    }

    @Test
    void nothingIsErasedWhileAServerWritesToTheDataFolder() throws Exception {
        DataLock lock = DataLock.take(data);
        try {
            Said refused = run("erase", "ann", "--by", "dpo", "--reason", "asked for it", "--yes");
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains("is in use by process"), refused.err());
        } finally {
            lock.close();
        }
        assertEquals(0, run("grade", ENCRYPTED, "--verify").exit());
    }

    @Test
    void aStatementOfErasureThatNobodySignedKeepsNobodyFromTheSession() throws Exception {
        run("erase", "ann", "--by", "dpo", "--reason", "asked for it", "--yes");
        Files.copy(session(ENCRYPTED).resolve("erased.json"), session(ANOTHERS).resolve("erased.json"));
        assertEquals(0, run("grade", ANOTHERS, "--verify").exit());
        assertEquals(0, run("replay", ANOTHERS).exit());
    }

    @Test
    void onlySessionsOfTheDataFolderAreMadeVoidAndTheirKeyIsNotNeeded() throws Exception {
        String elsewhere = work.resolve("one.trocar").toString();
        run("pack", id, "-o", elsewhere);
        for (String path : List.of(elsewhere, session(id).toString())) {
            Said refused = run("void", path, "--by", "educator-1", "--reason", "ill");
            assertEquals(2, refused.exit());
            assertTrue(refused.err().contains("give the id of a session in --data"), refused.err());
        }
        LearnerKeys.destroy(data, "bob");
        Said ruled = run("void", ANOTHERS, "--by", "educator-1", "--reason", "ill", "--json");
        assertEquals(0, ruled.exit(), ruled.err());
        assertEquals(Rulings.read(data).head(), ruled.json().get("ruling_hash").asText());
    }

    @Test
    void nothingIsErasedThatNobodyConfirmed() {
        Said said = run("erase", "ann", "--by", "dpo", "--reason", "asked for it");
        assertTrue(said.exit() != 0 && said.err().contains("nothing was erased"), said.err());
        assertEquals(0, run("grade", ENCRYPTED, "--verify").exit());
        assertEquals(
                1,
                run("erase", "nobody", "--by", "dpo", "--reason", "x", "--yes").exit());
    }
}
