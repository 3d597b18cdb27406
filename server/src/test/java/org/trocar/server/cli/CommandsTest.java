package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        return Said.by(all.toArray(String[]::new));
    }

    @Test
    void sessionsAreListedWithTheirIds() throws IOException {
        JsonNode sessions = run("sessions", "--json").json().get("sessions");
        assertEquals(1, sessions.size());
        assertEquals(id, sessions.get(0).get("id").asText());
        assertEquals("tester", sessions.get(0).get("learner").asText());
        assertEquals("recording", sessions.get(0).get("provenance").asText());
        assertTrue(run("sessions").out().contains(id));
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
    }

    @Test
    void anExportIsATableWithASidecar() throws IOException {
        Said exported = run(
                "export", id, "--format", "csv", "--out", temp.resolve("out").toString(), "--json");
        assertEquals(0, exported.exit(), exported.err());
        List<String> lines =
                Files.readAllLines(Path.of(exported.json().get("csv").asText()));
        assertTrue(lines.get(0).contains("x_m"), lines.get(0));
        assertEquals(exported.json().get("rows").asLong(), lines.size() - 1);
        JsonNode sidecar =
                JSON.readTree(Path.of(exported.json().get("sidecar").asText()).toFile());
        assertTrue(sidecar.toString().contains("super-hands"), sidecar.toString());
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
        Said port = run("serve", "--port", "99999");
        assertEquals(2, port.exit());
        assertTrue(port.err().contains("--port"), port.err());
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
    void anEmptyDataFolderIsNoError() {
        Said said = in(temp.resolve("empty"), "sessions");
        assertEquals(0, said.exit());
        assertTrue(said.out().contains("no sessions"), said.out());
    }
}
