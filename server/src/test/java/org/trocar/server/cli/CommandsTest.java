package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trocar.server.DataLock;

/** The command as a technician and a researcher use it: a recording is played once, and all the others look at that session. */
class CommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path temp;

    private static String id;
    private static String gradeHash;

    @BeforeAll
    static void playOnce() throws IOException {
        System.setProperty("trocar.home", DocumentsTest.root().toString());
        String recording = DocumentsTest.root()
                .resolve("recordings/hands-twoHandedPass.trace.jsonl.gz")
                .toString();
        Said played = run("play", recording, "--lockstep", "--learner", "tester", "--json");
        assertEquals(0, played.exit(), played.err());
        id = played.json().get("id").asText();
        gradeHash = played.json().get("grade_hash").asText();
    }

    @AfterAll
    static void forgetHome() {
        System.clearProperty("trocar.home");
    }

    private static Said run(String... args) {
        return in(temp.resolve("data"), args);
    }

    private static Said in(Path data, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        return bare(all.toArray(String[]::new));
    }

    private static Said bare(String... args) {
        return Said.by(args);
    }

    @Test
    void aMistypedDataFolderIsNotTakenForAnEmptyOne() {
        Said said = in(temp.resolve("typo"), "sessions");
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("there is no folder " + temp.resolve("typo")), said.err());
        assertFalse(Files.exists(temp.resolve("typo")));
    }

    @Test
    void sessionsAreListedWithTheirIds() throws IOException {
        JsonNode sessions = run("sessions", "--json").json().get("sessions");
        assertEquals(1, sessions.size());
        assertEquals(id, sessions.get(0).get("id").asText());
        assertEquals("tester", sessions.get(0).get("learner").asText());
        assertEquals("recording", sessions.get(0).get("provenance").asText());
        assertTrue(run("sessions").out().contains(id));
        JsonNode described = run("journal", "describe", id, "--json").json();
        assertEquals(described.get("ticked_seconds"), sessions.get(0).get("ticked_seconds"));
    }

    @Test
    void aDebriefWithoutAQuestionSaysWhatThereIsToAsk() throws IOException {
        Said grade = run("grade", id, "--json");
        Said said = run("debrief", id, "--json");
        assertEquals(0, said.exit(), said.err());
        assertEquals(
                grade.json().get("grade").get("errors").size(),
                said.json().get("errors").size());
    }

    @Test
    void aGradeIsShownByTheBeginningOfItsSessionsId() throws IOException {
        Said grade = run("grade", id.substring(0, 23), "--json");
        assertEquals(0, grade.exit());
        assertEquals(gradeHash, grade.json().get("grade_hash").asText());
        assertEquals("fail", grade.json().get("grade").get("verdict").asText());
    }

    @Test
    void verifyingReplaysAndSaysIdenticalWithTheHash() throws IOException {
        Said verified = run("grade", id, "--verify", "--json");
        assertEquals(0, verified.exit(), verified.err());
        assertEquals("identical", verified.json().get("outcome").asText());
        assertEquals(gradeHash, verified.json().get("stored_hash").asText());
        assertTrue(run("grade", id, "--verify").out().contains("identical, hash " + gradeHash));
    }

    @Test
    void replayTellsWhatHappenedWhen() throws IOException {
        Said replayed = run("replay", id, "--json");
        assertEquals(0, replayed.exit());
        JsonNode timeline = replayed.json().get("timeline");
        assertTrue(timeline.size() > 3);
        assertEquals("placed_uncalibrated", timeline.get(0).get("what").asText());
        assertEquals("finish", timeline.get(timeline.size() - 1).get("what").asText(), "controls are told too");
    }

    @Test
    void anExportIsAFolderOfTablesThatSayWhereTheyComeFrom() throws IOException {
        String out = temp.resolve("out").toString();
        Said exported = run("export", id.substring(0, 23), "--format", "csv", "-o", out, "--json");
        assertEquals(0, exported.exit(), exported.err());
        JsonNode session = exported.json().get("sessions").get(0);
        assertEquals("exported", session.get("status").asText());
        Path folder = Path.of(session.get("folder").asText());
        assertTrue(Files.readString(folder.resolve("frames.csv")).startsWith("tick,sequence,"));
        assertTrue(Files.readString(folder.resolve("provenance.json")).contains("super-hands"));
        assertTrue(exported.json().get("privacy").asText().startsWith("Motion remains identifying"));

        Said again = run("export", "--all", "--format", "csv", "-o", out, "--json");
        assertEquals("already", again.json().at("/sessions/0/status").asText());
        assertEquals(exported.json().get("bytes"), again.json().get("bytes"));
        String said = run("export", id, "--format", "csv", "-o", out).out();
        assertTrue(said.matches("(?s).*: 1 session already there; csv, full, [0-9.]+ MB\n.*"), said);
        Said other = run("export", "--all", "--format", "parquet", "-o", out);
        assertEquals(2, other.exit());
        assertTrue(other.err().contains("-o"), other.err());
    }

    @Test
    void sessionsToExportAreFoundByFilters() throws IOException {
        String[] fitting = {
            "learner=tester",
            "scenario=peg-transfer",
            "verdict=fail",
            "verdict=pass",
            "from=2020-01-01",
            "to=2999-12-31"
        };
        assertEquals(0, export("fitting", fitting).exit());
        assertEquals(1, export("other", "learner=nobody").exit());
        assertEquals(1, export("early", "to=2020-01-01").exit());
        Said wrong = export("wrong", "verdict=maybe");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("not_gradable"), wrong.err());
        assertEquals(2, export("wrong", "colour=blue").exit());
        assertEquals(2, export("wrong", "from=yesterday").exit());
        assertEquals(2, run("export", "--format", "csv").exit(), "which sessions, was not said");
        assertEquals(2, run("export", id, "--all", "--format", "csv").exit(), "either or");
    }

    private static Said export(String folder, String... filters) {
        List<String> all = new ArrayList<>(List.of("export", "--sessions"));
        all.addAll(List.of(filters));
        all.addAll(List.of(
                "--format",
                "csv",
                "--fidelity",
                "wrists",
                "-o",
                temp.resolve(folder).toString()));
        return run(all.toArray(String[]::new));
    }

    @Test
    void oneBrokenSessionDoesNotStopTheExportOfTheRest() throws IOException {
        Path data = temp.resolve("two");
        Path broken = data.resolve("sessions/0190a1b2-0000-7000-8000-000000000001");
        Files.createDirectories(broken);
        Path whole = data.resolve("sessions").resolve(id);
        try (var files = Files.walk(temp.resolve("data/sessions").resolve(id))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        whole.resolve(temp.resolve("data/sessions").resolve(id).relativize(file)));
            }
        }
        copyKeys(data);
        Said said = in(
                data,
                "export",
                "--all",
                "--format",
                "csv",
                "-o",
                temp.resolve("rest").toString(),
                "--json");
        assertEquals(1, said.exit());
        assertEquals("failed", said.json().at("/sessions/0/status").asText());
        assertTrue(said.json().at("/sessions/0/message").asText().contains("MANIFEST_MISSING"), said.out());
        assertEquals("exported", said.json().at("/sessions/1/status").asText());
    }

    @Test
    void aBarIsShownOnlyWhereSomebodyWatchesWhoDidNotAskForQuiet() {
        assumeTrue(System.getenv("CI") == null, "in CI nobody watches");
        assertEquals("", run("grade", id, "--verify").err());
        System.setProperty("trocar.watched", "true");
        try {
            assertTrue(run("grade", id, "--verify").err().contains("replaying [##"));
            assertEquals("", run("grade", id, "--verify", "--quiet").err());
        } finally {
            System.clearProperty("trocar.watched");
        }
    }

    @Test
    void anUnknownSessionIsANoInOneLine() {
        Said said = run("grade", "no-such-session");
        assertEquals(1, said.exit());
        assertEquals(1, said.err().lines().count(), said.err());
        assertTrue(said.err().contains("trocar sessions"), said.err());
    }

    @Test
    void wrongUsageExitsWithTwoAndSaysWhatIsWrong() {
        assertEquals(2, Said.by("frobnicate").exit());
        assertEquals(2, run("export", id, "--format", "floppy").exit());
        Said missing = run("play", temp.resolve("nothing.json").toString());
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("nothing.json"), missing.err());
        assertFalse(missing.err().contains("\tat "), missing.err());
    }

    @ParameterizedTest
    @CsvSource({"--port,99999", "--threads,0", "--grace,-1", "--host,no.such.host.invalid", "--host,192.0.2.1"})
    void aServerIsNotStartedWithWhatCannotBeAndTheOptionIsNamed(String option, String value) {
        Said said = run("serve", option, value);
        assertEquals(2, said.exit(), said.err());
        assertEquals(1, said.err().lines().count(), said.err());
        assertTrue(said.err().contains(option + " is ") && said.err().contains(value), said.err());
    }

    @Test
    void anInterruptedSessionIsShownAndClosedByHand() throws IOException {
        Path data = interruptedCopy();
        assertTrue(in(data, "sessions").out().contains("interrupted"));
        try (DataLock lock = DataLock.take(data)) {
            Said refused = in(data, "sessions", "close", id);
            assertEquals(1, refused.exit(), lock::toString);
        }
        Said closed = in(data, "sessions", "close", id, "--json");
        assertEquals(0, closed.exit(), closed.err());
        assertEquals(gradeHash, closed.json().get("grade_hash").asText());
        assertTrue(in(data, "sessions").out().contains("closed"));
        assertEquals(0, in(data, "sessions", "close", id).exit(), "twice is no harm");
    }

    /** The session as its server would have left it, had it died before closing it. */
    private static Path interruptedCopy() throws IOException {
        Path data = temp.resolve("interrupted");
        Path from = temp.resolve("data").resolve("sessions").resolve(id);
        Path to = data.resolve("sessions").resolve(id);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !isMadeAtClosing(path)).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        copyKeys(data);
        return data;
    }

    /** Without them the sessions of another data folder could not be read there. */
    private static void copyKeys(Path data) throws IOException {
        Path from = temp.resolve("data");
        try (Stream<Path> files = Files.walk(from.resolve("keys"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = data.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static boolean isMadeAtClosing(Path file) {
        return file.getFileName().toString().matches("(journal|grade|inventory)\\.json(\\.sig)?");
    }

    @Test
    void playingIntoAFolderThatAServerHasIsRefusedInOneLine() throws IOException {
        Path data = Files.createDirectories(temp.resolve("taken"));
        String recording = DocumentsTest.root()
                .resolve("recordings/hands-twoHandedPass.trace.jsonl.gz")
                .toString();
        try (DataLock lock = DataLock.take(data)) {
            Said said = in(data, "play", recording, "--lockstep");
            assertEquals(1, said.exit(), lock::toString);
            assertEquals(1, said.err().lines().count(), said.err());
            assertTrue(said.err().contains("--server"), said.err());
            assertTrue(said.err().contains("--data"), said.err());
        }
    }

    @Test
    void aBrokenScenarioFileIsNamedWithItsLine() throws IOException {
        Path scenarios = Files.createDirectories(temp.resolve("broken"));
        Files.writeString(scenarios.resolve("bad.yaml"), "schema: 1\nid: bad\ncolour: blue\n");
        Said said = Said.by("scenarios", "--scenarios", scenarios.toString());
        assertEquals(1, said.exit());
        assertTrue(said.out().contains("bad.yaml:3: "), said.out());
    }

    @Test
    void anEmptyDataFolderIsNoError() throws IOException {
        Said said = in(Files.createDirectories(temp.resolve("empty")), "sessions");
        assertEquals(0, said.exit());
        assertTrue(said.out().contains("no sessions"), said.out());
    }
}
