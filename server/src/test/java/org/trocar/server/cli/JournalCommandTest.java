package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.pack.SessionPack;

/** Looking into a played recording's journal, and into a copy that somebody changed. */
class JournalCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path temp;

    private static String id;
    private static JsonNode grade;

    @BeforeAll
    static void play() throws IOException {
        System.setProperty("trocar.home", DocumentsTest.root().toString());
        String recording = DocumentsTest.root()
                .resolve("recordings/hands-twoHandedPass.trace.jsonl.gz")
                .toString();
        JsonNode played =
                run("play", recording, "--lockstep", "--no-encrypt", "--json").json();
        id = played.get("id").asText();
        grade = played.get("grade");
    }

    @AfterAll
    static void forgetHome() {
        System.clearProperty("trocar.home");
    }

    private static Said run(String... args) {
        return in("data", args);
    }

    private static Said in(String data, String... args) {
        return Said.by(Stream.concat(
                        Stream.of(args), Stream.of("--data", temp.resolve(data).toString()))
                .toArray(String[]::new));
    }

    private static JsonNode measure(String key) {
        for (JsonNode measure : grade.get("measures")) {
            if (measure.get("key").asText().equals(key)) {
                return measure.get("value");
            }
        }
        throw new AssertionError(key);
    }

    @Test
    void theDescriptionsCoverageIsTheGrades() throws IOException {
        JsonNode facts = run("journal", "describe", id, "--json").json();
        assertEquals("closed", facts.get("state").asText());
        JsonNode coverage = facts.get("coverage");
        assertEquals(measure("coverage").asDouble(), coverage.get("worse_hand").asDouble(), 1e-8);
        assertEquals(
                measure("tracked_left").asDouble(),
                coverage.get("left").get("tracked").asDouble(),
                1e-8);
        assertEquals(
                facts.get("last_sealed_tick"), facts.get("types").get("seal").get("records"));
        assertTrue(facts.get("frames").get("accepted").asLong() > 100);
        assertEquals(1, facts.get("controls").get("finish").asInt());
    }

    @Test
    void theDescriptionForPeopleHasAPictureOfWhatWasLost() {
        Said said = run("journal", "describe", id);
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("lost over time"), said.out());
        assertTrue(said.out().contains("left hand"), said.out());
        assertTrue(said.out().lines().count() < 40, said.out());
    }

    @Test
    void aDumpIsOneRecordALine() throws IOException {
        List<String> lines = run("journal", "dump", id, "--json", "--limit", "3")
                .out()
                .lines()
                .toList();
        assertEquals(3, lines.size());
        JsonNode input = JSON.readTree(lines.get(0));
        assertEquals("input", input.get("type").asText());
        assertEquals(1, input.get("tick").asLong());
        assertTrue(input.get("frames").get(0).get("left").isTextual());
        assertEquals(16, JSON.readTree(lines.get(2)).get("state_hash").asText().length());
    }

    @Test
    void aDumpShowsWhatIsAskedForAndNoMore() throws IOException {
        List<String> seals = run("journal", "dump", id, "--json", "--type", "seal", "--from", "5", "--to", "7")
                .out()
                .lines()
                .toList();
        assertEquals(3, seals.size());
        assertEquals(5, JSON.readTree(seals.get(0)).get("tick").asLong());
        assertEquals(
                1, run("journal", "dump", id, "--record", "4").out().lines().count());
        String full = run("journal", "dump", id, "--full", "--limit", "1").out();
        assertTrue(full.contains("grip=[") || full.contains("palm=["), full);
    }

    @Test
    void aDumpOfWhatThereCannotBeIsWrongUsageInOneLine() {
        for (List<String> options : List.of(
                List.of("--limit", "0"),
                List.of("--limit", "-3"),
                List.of("--from", "-1"),
                List.of("--from", "7", "--to", "5"),
                List.of("--record", "0"))) {
            Said said = run(Stream.concat(Stream.of("journal", "dump", id), options.stream())
                    .toArray(String[]::new));
            assertEquals(2, said.exit(), options.toString());
            assertEquals(1, said.err().lines().count(), said.err());
            assertTrue(said.err().contains("give a whole number of at least"), said.err());
            assertEquals("", said.out());
        }
        assertEquals(2, run("journal", "dump", id, "--limit", "many").exit());
    }

    @Test
    void theJournalsCommandsTakeIdsFoldersAndPacks() throws IOException {
        Path folder = SessionFolder.of(temp.resolve("data"), id).path();
        Path pack = temp.resolve("journal.trocar");
        SessionPack.pack(SessionFolder.at(folder), pack, SessionPack.Key.LEFT_OUT);
        for (String command : List.of("describe", "dump", "verify")) {
            assertTrue(run("journal", command, "--help").out().contains("or a packed file"));
            for (String session : List.of(id, folder.toString(), pack.toString())) {
                assertEquals(0, run("journal", command, session).exit(), command + " " + session);
            }
        }
    }

    @Test
    void aReaderWhoHasEnoughEndsTheDump() {
        PrintStream out = System.out;
        try (PrintStream closed = new PrintStream(new ClosedPipe(), true)) {
            System.setOut(closed);
            int exit = Trocar.commandLine()
                    .execute(
                            "journal",
                            "dump",
                            id,
                            "--data",
                            temp.resolve("data").toString());
            assertEquals(0, exit);
        } finally {
            System.setOut(out);
        }
    }

    private static final class ClosedPipe extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    @Test
    void anUntouchedJournalIsSound() throws IOException {
        Said said = run("journal", "verify", id, "--json");
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.json().get("sound").asBoolean());
        assertTrue(said.json().get("first_damaged_tick").isNull());
        assertTrue(run("journal", "verify", id).out().startsWith("sound: "));
    }

    @Test
    void anEncryptedJournalIsCheckedAndDescribedWithoutItsKey() throws IOException {
        Path golden = Path.of("src/test/resources/golden/engine-1-format-2-encrypted.trocar");
        SessionFolder locked = SessionPack.unpack(golden, Files.createDirectory(temp.resolve("locked")));
        Files.delete(locked.path().resolve("learner-key.json"));
        String place = locked.path().toString();
        Said verified = run("journal", "verify", place, "--json");
        assertEquals(0, verified.exit(), verified.err());
        assertTrue(verified.json().get("sound").asBoolean());
        assertFalse(verified.json().get("payloads_read").asBoolean());
        assertEquals(0, run("journal", "describe", place).exit());
    }

    @Test
    void aFlippedBitIsNamedByItsTickAndTheRestIsStillThere() throws IOException {
        long tick = 40;
        flipABitOf(copy("spoilt"), tick);
        Said verified = in("spoilt", "journal", "verify", id, "--json");
        assertEquals(1, verified.exit());
        assertEquals(tick, verified.json().get("first_damaged_tick").asLong());
        Said dumped = in("spoilt", "journal", "dump", id, "--from", "39", "--to", "41");
        assertEquals(1, dumped.exit());
        assertTrue(dumped.out().contains("damaged") && dumped.out().contains("bad_checksum"), dumped.out());
        assertEquals(9, dumped.out().lines().count(), dumped.out());
        Said described = in("spoilt", "journal", "describe", id);
        assertTrue(described.out().contains("x"), described.out());
        assertFalse(described.err().contains("\tat "), described.err());
    }

    private static SessionFolder copy(String data) throws IOException {
        Path from = SessionFolder.of(temp.resolve("data"), id).path();
        SessionFolder to = SessionFolder.of(temp.resolve(data), id);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.path().resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }

    /** The state hash of a tick's seal stands once in the file. */
    private static void flipABitOf(SessionFolder folder, long tick) throws IOException {
        String line = run("journal", "dump", id, "--json", "--type", "seal", "--from", "" + tick, "--to", "" + tick)
                .out();
        long hash = Long.parseUnsignedLong(JSON.readTree(line).get("state_hash").asText(), 16);
        try (Stream<Path> files = Files.list(folder.queue())) {
            Path queue = files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(queue);
            try (RandomAccessFile file = new RandomAccessFile(queue.toFile(), "rw")) {
                int at = indexOf(bytes, hash);
                file.seek(at);
                file.write(bytes[at] ^ 1);
            }
        }
    }

    private static int indexOf(byte[] bytes, long wanted) {
        for (int i = 0; i + Long.BYTES <= bytes.length; i++) {
            long found = 0;
            for (int b = Long.BYTES - 1; b >= 0; b--) {
                found = found << 8 | bytes[i + b] & 0xFF;
            }
            if (found == wanted) {
                return i;
            }
        }
        throw new AssertionError("the hash is not in the file");
    }
}
