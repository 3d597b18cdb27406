package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.folder.SessionFolder;

/** Taking old sessions away, and what is kept whatever its age. */
class RetentionCommandsTest {
    private static final long LONG_AGO = Instant.parse("2001-01-01T12:00:00Z").toEpochMilli();

    @TempDir
    private Path data;

    private Path recorded;
    private int copies;

    @BeforeEach
    void record() throws IOException {
        recorded = RecordedSessions.golden(data.resolve("recorded"), "engine-1-scripted")
                .path();
    }

    /** The recorded session as another one, opened at another time. */
    private String session(long openedEpochMillis) throws IOException {
        String id = String.format("0190ffff-0000-7000-8000-%012d", ++copies);
        Path copy = SessionFolder.of(data, id).path();
        try (Stream<Path> files = Files.walk(recorded)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(recorded.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Path manifest = copy.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(recorded.getFileName().toString(), id)
                        .replaceFirst("(\"opened_epoch_millis\" : )\\d+", "$1" + openedEpochMillis));
        return id;
    }

    private Said run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        return Said.by(all.toArray(String[]::new));
    }

    private JsonNode prune(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("sessions", "prune", "--keep-days", "90", "--json"));
        args.addAll(List.of(more));
        Said said = run(args.toArray(String[]::new));
        assertEquals(0, said.exit(), said.err());
        return said.json();
    }

    private boolean isThere(String id) {
        return Files.exists(SessionFolder.of(data, id).path());
    }

    private void mark(String id, String... more) {
        List<String> args = new ArrayList<>(List.of("sessions", "mark", id, "--by", "boss", "--reason", "for class"));
        args.addAll(List.of(more));
        Said said = run(args.toArray(String[]::new));
        assertEquals(0, said.exit(), said.err());
    }

    @Test
    void withoutYesOldSessionsAreListedAndNothingIsTouched() throws IOException {
        String old = session(LONG_AGO);
        JsonNode said = prune();
        assertFalse(said.get("removed").asBoolean());
        assertEquals(old, said.at("/sessions/0/id").asText());
        assertTrue(said.at("/sessions/0/bytes").asLong() > 1_000);
        assertTrue(isThere(old));
        assertTrue(run("sessions", "prune", "--keep-days", "90").out().contains("--yes"));
    }

    @Test
    void withYesOldSessionsGoAndYoungOnesStay() throws IOException {
        String old = session(LONG_AGO);
        String young = session(Instant.now().toEpochMilli());
        JsonNode said = prune("--yes");
        assertTrue(said.get("removed").asBoolean());
        assertEquals(1, said.get("sessions").size(), said.toString());
        assertFalse(isThere(old));
        assertTrue(isThere(young));
        assertFalse(Files.exists(data.resolve("leaving")), "nothing is left over");
    }

    @Test
    void whatSomebodyDidSomethingWithStaysWhateverItsAge() throws IOException {
        String marked = session(LONG_AGO);
        String voided = session(LONG_AGO);
        String rated = session(LONG_AGO);
        mark(marked);
        assertEquals(0, run("void", voided, "--by", "boss", "--reason", "fire").exit());
        rate(rated);
        JsonNode said = prune("--yes");
        assertEquals(0, said.get("sessions").size(), said.toString());
        assertTrue(isThere(marked) && isThere(voided) && isThere(rated));
        assertEquals(
                List.of("marked by boss: for class", "void", "rated"),
                said.get("staying").findValuesAsText("why"));
    }

    private void rate(String id) {
        List<String> args = new ArrayList<>(List.of("rate", id, "--scale", "goals", "--rater", "rater-1"));
        for (String domain :
                List.of("depth_perception", "bimanual_dexterity", "efficiency", "tissue_handling", "autonomy")) {
            args.addAll(List.of("--domain", domain + "=3"));
        }
        Said said = run(args.toArray(String[]::new));
        assertEquals(0, said.exit(), said.err());
    }

    @Test
    void aLearnerOfWhomOnlyTheLogAndAnExportAreLeftIsErasedFromBoth() throws IOException {
        String old = session(LONG_AGO);
        String learner =
                run("sessions", "--json").json().at("/sessions/0/learner").asText();
        assertEquals(0, run("progress", "--rebuild").exit());
        Path export = Files.writeString(data.resolve(old + ".csv"), "x_m");
        prune("--yes");
        String[] erase = {"erase", learner, "--by", "dpo", "--reason", "asked", "--yes", "--json"};
        Said erased = run(erase);
        assertEquals(0, erased.exit(), erased.err());
        assertEquals(1, erased.json().get("forgotten_attempts").asInt());
        assertEquals(old + ".csv", erased.json().at("/removed_of_gone/0").asText());
        assertFalse(Files.exists(export));
        Said again = run(erase);
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("--gone"), again.err());
    }

    @Test
    void ofALearnerWhomOnlyBackupsKnowTheStatementIsLeftIfThatIsWanted() throws IOException {
        session(LONG_AGO);
        String[] erase = {"erase", "p99", "--by", "dpo", "--reason", "asked", "--yes"};
        assertEquals(1, run(erase).exit());
        assertFalse(Files.exists(data.resolve("erasures")), "a mistyped learner is not erased");
        List<String> gone = new ArrayList<>(List.of(erase));
        gone.add("--gone");
        assertEquals(0, run(gone.toArray(String[]::new)).exit());
        try (Stream<Path> statements = Files.list(data.resolve("erasures"))) {
            assertTrue(statements.anyMatch(file -> file.toString().endsWith(".json")));
        }
    }

    @Test
    void aMarkCanBeTakenAwayAgain() throws IOException {
        String old = session(LONG_AGO);
        mark(old);
        assertEquals(
                1, run("sessions", "mark", old, "--by", "b", "--reason", "r").exit(), "it is marked already");
        mark(old, "--undo");
        assertEquals(1, prune("--yes").get("sessions").size());
        assertFalse(isThere(old));
    }

    @Test
    void aMarkedSessionCountsAsBefore() throws IOException {
        String old = session(LONG_AGO);
        mark(old);
        JsonNode listed = run("sessions", "--json").json().at("/sessions/0");
        assertTrue(listed.get("counts").asBoolean(), listed.toString());
    }

    @Test
    void aSessionThatIsNotClosedOrCannotBeReadStays() throws IOException {
        String open = session(LONG_AGO);
        Files.delete(SessionFolder.of(data, open).path().resolve("journal.json"));
        String broken = session(LONG_AGO);
        Files.writeString(SessionFolder.of(data, broken).path().resolve("manifest.json"), "{");
        assertEquals(0, prune("--yes").get("sessions").size());
        assertTrue(isThere(open) && isThere(broken));
    }

    @Test
    void nothingGoesWhileTheRulingsCannotBeReliedOn() throws IOException {
        String old = session(LONG_AGO);
        String marked = session(LONG_AGO);
        mark(marked);
        Path statement = data.resolve("rulings/000001.json");
        Files.writeString(statement, Files.readString(statement).replace(marked, old));
        Said said = run("sessions", "prune", "--keep-days", "90", "--yes");
        assertEquals(1, said.exit(), said.out());
        assertTrue(isThere(old) && isThere(marked));
    }

    @Test
    void whatAnEarlierRemovalLeftIsRemovedByTheNext() throws IOException {
        Files.createDirectories(data.resolve("leaving/some-session/queue"));
        prune();
        assertTrue(Files.exists(data.resolve("leaving")));
        prune("--yes");
        assertFalse(Files.exists(data.resolve("leaving")));
    }

    @Test
    void keepingNoDayAtAllIsRefused() {
        assertEquals(2, run("sessions", "prune", "--keep-days", "0", "--yes").exit());
    }
}
