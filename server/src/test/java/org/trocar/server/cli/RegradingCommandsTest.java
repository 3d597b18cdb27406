package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.proof.FolderSeal;

/** Trying a rubric, adopting it, voiding an attempt: as an educator does it. */
@Tag("long")
class RegradingCommandsTest {
    @TempDir
    private Path data;

    private String id;
    private Path rubric;

    @BeforeEach
    void record() throws IOException {
        id = RecordedSessions.goldenAgain(data.resolve("originals"), data, "engine-1-scripted")
                .path()
                .getFileName()
                .toString();
        rubric = Files.writeString(data.resolve("new.yaml"), """
                schema: 1
                scenario: peg-transfer
                rubric:
                  id: on-trial
                  version: 1
                  cutoff: 200 s
                  per_error: 5 s
                  per_error_source: a test
                  proficiency: 60 s
                  proficiency_source: a test
                  penalised: [drop_in_view]
                  gates: []
                  min_coverage: 0.9
                """);
    }

    private Said run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        return Said.by(all.toArray(String[]::new));
    }

    private JsonNode regrade() throws IOException {
        Said said = run("regrade", "--rubric", rubric.toString(), "--json");
        assertEquals(0, said.exit(), said.err());
        return said.json();
    }

    @Test
    void aReportIsMadeAndNothingTakesEffect() throws IOException {
        Said said = run("regrade", "--rubric", rubric.toString(), "--sessions", "scenario=peg-transfer", "--verify");
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("\n1 session: "), said.out());
        assertTrue(said.out().contains("quick and full agree on all 1"), said.out());
        assertTrue(said.out().contains("Nothing has taken effect"), said.out());
        JsonNode grade = run("grade", id, "--json").json();
        assertEquals("peg-transfer-open", grade.get("grade").get("rubric_id").asText());
        assertTrue(grade.get("standing").get("adopted").isNull());
        assertTrue(grade.get("standing").get("counts").booleanValue());
    }

    @Test
    void whatIsAdoptedIsShownBesideTheOriginal() throws IOException {
        JsonNode report = regrade();
        Said adopted = run(
                "adopt",
                report.get("folder").asText(),
                "--by",
                "educator-1",
                "--reason",
                "agreed in a meeting",
                "--json");
        assertEquals(0, adopted.exit(), adopted.err());
        assertEquals(report.get("report_hash"), adopted.json().get("report_hash"));

        JsonNode grade = run("grade", id, "--json").json();
        assertEquals("peg-transfer-open", grade.get("grade").get("rubric_id").asText());
        JsonNode counts = grade.get("standing").get("adopted");
        assertEquals("on-trial", counts.get("grade").get("rubric_id").asText());
        assertEquals("agreed in a meeting", counts.get("reason").asText());
        String said = run("grade", id).out();
        assertTrue(
                said.startsWith("not the grade that counts: another one was adopted in ruling 1 by educator-1"), said);
        assertTrue(said.contains("the adopted grade, which counts:"), said);
        Said json = run("grade", id, "--verify", "--json");
        assertEquals("standing", json.json().fieldNames().next(), "it is told before the grade");
        assertTrue(run("sessions").out().contains("closed adopted"));
        assertTrue(run("sessions").out().contains(" practice "), "what it was for");
    }

    @Test
    void anAdoptedGradeIsExplainedAndReportedByItsOwnRubric() throws IOException {
        String folder = regrade().get("folder").asText();
        assertEquals(
                0,
                run("adopt", folder, "--by", "educator-1", "--reason", "agreed").exit());
        JsonNode adopted = run("grade", id, "--json").json().get("standing").get("adopted");
        Said explained = run("grade", id, "--explain", "--json");
        assertEquals(adopted.get("grade_hash"), explained.json().get("grade_hash"));
        assertTrue(run("grade", id, "--explain").out().startsWith("by the rubric that was adopted in ruling 1"));
        assertEquals(0, run("report", id).exit());
        String page = Files.readString(data.resolve("reports").resolve(id + ".html"));
        assertTrue(page.contains("of 200") && page.contains("proficient at 60 s"), "the adopted cut-off");
        assertFalse(page.contains("which is not the grade shown above"), "its points are explained");
    }

    @Test
    void aGradeIsExplainedByARubricThatIsGiven() throws IOException {
        JsonNode explained = run("grade", id, "--explain", "--rubric", rubric.toString(), "--json")
                .json();
        assertEquals("on-trial", explained.get("grade").get("rubric_id").asText());
        assertEquals(2, run("grade", id, "--rubric", rubric.toString()).exit(), "without --explain");
    }

    @Test
    void aForgedGradeIsReplacedByWhatItsJournalMakes() throws IOException {
        SessionFolder session = SessionFolder.of(data, id);
        FolderSeal.seal(session, ServerKey.of(data));
        GradeDocument stored = GradeDocument.read(session).orElseThrow();
        String verdict = stored.grade().verdict().name().toLowerCase(Locale.ROOT);
        String other = verdict.equals("pass") ? "fail" : "pass";
        GradeDocument.ofCanonical(stored.canonicalJson().replace("\"" + verdict + "\"", "\"" + other + "\""))
                .write(session);
        assertEquals(1, run("grade", id).exit());

        JsonNode report = regrade();
        String folder = report.get("folder").asText();
        assertTrue(report.toString().contains("its stored grade is not believed"), report.toString());
        assertEquals(
                0,
                run("adopt", folder, "--by", "educator-1", "--reason", "the grade was forged")
                        .exit());
        Said grade = run("grade", id);
        assertEquals(0, grade.exit(), grade.err());
        assertTrue(grade.err().contains("the stored grade is not believed"), grade.err());
        assertTrue(grade.out().contains("the adopted grade, which counts:"), grade.out());
        assertEquals(0, run("report", id).exit());
    }

    @Test
    void whatIsAdoptedKeepsTheReportItRestsOnAndThatReportIsNotReplaced() throws IOException {
        JsonNode report = regrade();
        Path folder = Path.of(report.get("folder").asText());
        String json = Files.readString(folder.resolve("report.json"));
        assertEquals(
                0, run("adopt", folder.toString(), "--by", "b", "--reason", "r").exit());
        Path kept = data.resolve("rulings").resolve("000001-report");
        assertEquals(json, Files.readString(kept.resolve("report.json")));
        assertEquals(Files.readString(folder.resolve("report.html")), Files.readString(kept.resolve("report.html")));

        Said refused = run("regrade", "--rubric", rubric.toString(), "-o", folder.toString());
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("holds the report that ruling 1 adopted"), refused.err());
        Path next = Path.of(regrade().get("folder").asText());
        assertEquals(folder + "-2", next.toString());
        assertEquals(json, Files.readString(folder.resolve("report.json")));
    }

    @Test
    void anotherFilterOrSpeedIsAnotherReport() throws IOException {
        Path all = Path.of(regrade().get("folder").asText());
        for (String[] other : new String[][] {{"--sessions", id}, {"--verify"}}) {
            String[] command = {"regrade", "--rubric", rubric.toString(), "--json"};
            Said said = run(Stream.concat(Stream.of(command), Stream.of(other)).toArray(String[]::new));
            assertNotEquals(all, Path.of(said.json().get("folder").asText()));
        }
        assertEquals(all, Path.of(regrade().get("folder").asText()), "the same command goes on in its folder");
    }

    @Test
    void aMistypedDataFolderIsToldAndNotMade() {
        Path mistyped = data.resolve("typo");
        for (String command : List.of("regrade --rubric " + rubric, "adopt nothing --by b --reason r")) {
            String[] args = (command + " --data " + mistyped).split(" ");
            Said said = Said.by(args);
            assertEquals(2, said.exit(), command);
            assertTrue(said.err().contains("there is no folder " + mistyped), said.err());
            assertFalse(Files.exists(mistyped), command);
        }
    }

    @Test
    void aFilterThatFitsNothingIsANoAndMakesNothing() {
        Said said = run("regrade", "--rubric", rubric.toString(), "--sessions", "learner=nobody");
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("fits learner=nobody"), said.err());
        assertFalse(Files.exists(data.resolve("regrades")));
    }

    @Test
    void aReportGoesIntoNoFolderOfSomethingElse() throws IOException {
        Path letters = Files.createDirectories(data.resolve("letters"));
        Files.writeString(letters.resolve("results.jsonl"), "{\"dear\":\"all\"}\n");
        Said said = run("regrade", "--rubric", rubric.toString(), "-o", letters.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("is not empty and holds no re-grade"), said.err());
        assertEquals("{\"dear\":\"all\"}\n", Files.readString(letters.resolve("results.jsonl")));
    }

    @Test
    void aVoidAttemptIsMarkedUntilThatIsUndone() throws IOException {
        assertEquals(
                0,
                run("void", id, "--by", "educator-1", "--reason", "a fire drill")
                        .exit());
        assertTrue(run("sessions").out().contains("closed void"));
        assertFalse(run("sessions", "--json")
                .json()
                .get("sessions")
                .get(0)
                .get("counts")
                .booleanValue());
        assertTrue(run("grade", id).out().startsWith("VOID, it does not count: ruling 1 by educator-1"));
        assertEquals(
                1, run("void", id, "--by", "educator-1", "--reason", "again").exit());

        assertEquals(
                0,
                run("void", id, "--undo", "--by", "educator-1", "--reason", "wrong run")
                        .exit());
        assertTrue(run("sessions", "--json")
                .json()
                .get("sessions")
                .get(0)
                .get("counts")
                .booleanValue());
    }

    @Test
    void aTamperedRulingIsToldAndHidesNoSession() throws IOException {
        run("void", id, "--by", "educator-1", "--reason", "a fire drill");
        Path statement = data.resolve("rulings").resolve("000001.json");
        Files.writeString(statement, Files.readString(statement).replace("educator-1", "educator-2"));
        Said sessions = run("sessions", "--json");
        assertEquals(1, sessions.exit());
        assertTrue(sessions.err().contains("is not as it was signed"), sessions.err());
        assertEquals(id, sessions.json().get("sessions").get(0).get("id").asText());
        assertEquals(1, run("grade", id).exit());
        assertEquals(
                1,
                run("void", id, "--undo", "--by", "educator-1", "--reason", "x").exit());
    }

    @Test
    void aControlCharacterInPeoplesWordsDoesNotReachTheTerminal() {
        assertEquals(
                0,
                run("void", id, "--by", "educator-1", "--reason", "odd\u001b[2Jwords")
                        .exit());
        Said said = run("grade", id);
        assertFalse(said.out().contains("\u001b"), said.out());
        assertTrue(said.out().contains("\ufffd[2Jwords"), said.out());
    }

    @Test
    void anExportTakesSessionsByTheVerdictThatCounts() throws IOException {
        JsonNode report = regrade();
        String verdict = report.at("/report/sessions/0/now/verdict").asText();
        assertEquals(
                0,
                run("adopt", report.get("folder").asText(), "--by", "b", "--reason", "r")
                        .exit());
        Path out = data.resolve("exported");
        Said said = run(
                "export",
                "--sessions",
                "verdict=" + verdict,
                "--format",
                "csv",
                "--fidelity",
                "wrists",
                "-o",
                out.toString());
        assertEquals(0, said.exit(), said.err());
        assertTrue(Files.readString(out.resolve(id).resolve("grades.csv")).contains(",on-trial,1,"));
    }

    @Test
    void aSessionKilledWithinATickIsExportedUpToItsLastSealAndIsNotDamaged() throws Exception {
        SessionFolder original = RecordedSessions.golden(data.resolve("original"), "engine-1-recording");
        Path other = data.resolve("other");
        String killed = RecordedSessions.killedWithinATick(original, other, 500)
                .path()
                .getFileName()
                .toString();
        String out = data.resolve("exported").toString();
        Said said = Said.by(
                "export",
                killed,
                "--format",
                "csv",
                "--fidelity",
                "wrists",
                "-o",
                out,
                "--data",
                other.toString(),
                "--json");
        assertEquals(0, said.exit(), said.err());
        assertEquals(
                "interrupted; exported up to its last seal, tick 500",
                said.json().at("/sessions/0/message").asText());
    }

    @Test
    void wrongUsageIsExplained() throws IOException {
        Said filter = run("regrade", "--rubric", rubric.toString(), "--sessions", "colour=red");
        assertEquals(2, filter.exit());
        assertTrue(filter.err().contains("colour=red"), filter.err());
        Files.writeString(rubric, Files.readString(rubric).replace("cutoff:", "cutof:"));
        Said misspelt = run("regrade", "--rubric", rubric.toString());
        assertEquals(2, misspelt.exit());
        assertTrue(misspelt.err().contains("did you mean 'cutoff'?"), misspelt.err());
        assertEquals(2, run("void", id, "--by", "educator-1").exit());
        Said unfinished = run("adopt", data.toString(), "--by", "b", "--reason", "r");
        assertEquals(1, unfinished.exit());
        assertTrue(unfinished.err().contains("not finished"), unfinished.err());
    }

    @Test
    void anErasedLearnersSessionLeavesNoGradeInRulingsOrReports() throws IOException {
        JsonNode report = regrade();
        run("adopt", report.get("folder").asText(), "--by", "educator-1", "--reason", "agreed");
        String learner = run("sessions", "--json")
                .json()
                .get("sessions")
                .get(0)
                .get("learner")
                .asText();
        Said erased = run("erase", learner, "--by", "educator-1", "--reason", "asked for", "--yes", "--json");
        assertEquals(0, erased.exit(), erased.err());
        assertFalse(
                Files.exists(data.resolve("rulings").resolve("000001-grades").resolve(id + ".json")));
        assertFalse(Files.exists(Path.of(report.get("folder").asText()).resolve("results.jsonl")));
        assertFalse(
                Files.exists(data.resolve("rulings").resolve("000001-report").resolve("report.json")));
        assertTrue(Files.exists(data.resolve("rulings").resolve("000001.json")));
        JsonNode again = regrade().get("report");
        assertEquals(0, again.get("sessions").size());
        assertEquals("ERASED", again.get("left_out").get(0).get("reason").asText());
    }
}
