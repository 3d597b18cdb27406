package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.RecordedSessions;

/** Trying a rubric, adopting it, voiding an attempt: as an educator does it. */
class RegradingCommandsTest {
    @TempDir
    private Path data;

    private String id;
    private Path rubric;

    @BeforeEach
    void record() throws IOException {
        id = RecordedSessions.golden(data, "engine-1-scripted")
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
        assertTrue(said.out().contains("1 session: "), said.out());
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
        assertTrue(run("grade", id).out().contains("the grade that counts was adopted in ruling 1 by educator-1"));
        assertTrue(run("sessions").out().contains("closed adopted"));
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
        assertTrue(run("grade", id).out().contains("VOID, it does not count: ruling 1 by educator-1"));
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
        assertTrue(Files.exists(data.resolve("rulings").resolve("000001.json")));
        JsonNode again = regrade().get("report");
        assertEquals(0, again.get("sessions").size());
        assertEquals("ERASED", again.get("left_out").get(0).get("reason").asText());
    }
}
