package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.RubricReader;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scoring.Metric;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Provenance;
import org.trocar.server.RecordedSessions;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.xrbridge.client.RunOptions;
import org.trocar.xrbridge.scripted.Mistake;
import org.trocar.xrbridge.scripted.Script;

/** Grades explained, and standards set, as a researcher does it. */
@Tag("long")
class StandardCommandTest {
    private static final RunOptions ASSESSED =
            RunOptions.lockstep("expert-1", "peg-transfer").withMode(Mode.MODE_ASSESSMENT);

    private static final ScenarioLibrary SHIPPED = ScenarioLibrary.of(Path.of("../scenarios"));

    @TempDir
    private static Path data;

    private static final List<String> EXPERTS = new ArrayList<>();
    private static String guided;
    private static String gaveUp;
    private static String scripted;
    private static String recorded;

    @BeforeAll
    static void operate() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            EXPERTS.add(worn(Script.good(seed), ASSESSED));
        }
        gaveUp = worn(Script.good(5).stoppingAfter(1), ASSESSED);
        Script wrongHand = Script.good(4).withMistakes(new Mistake(Mistake.Kind.WRONG_HAND_FIRST, 2));
        guided = worn(wrongHand, RecordedSessions.options());
        scripted = id(RecordedSessions.scripted(data, SHIPPED, Script.good(7), ASSESSED));
        recorded = id(
                RecordedSessions.scriptedAs(Provenance.PROVENANCE_RECORDING, data, SHIPPED, Script.good(8), ASSESSED));
    }

    private static String worn(Script script, RunOptions options) throws Exception {
        return id(RecordedSessions.scriptedAs(Provenance.PROVENANCE_HEADSET, data, SHIPPED, script, options));
    }

    private static String id(SessionFolder folder) {
        return folder.path().getFileName().toString();
    }

    private static Said run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data", data.toString()));
        return Said.by(all.toArray(String[]::new));
    }

    @Test
    void levelsComeFromNamedExpertsRuns() throws Exception {
        Path out = data.resolve("ours.yaml");
        Said said = run(
                "standard",
                "--from",
                EXPERTS.get(0),
                "--expert",
                "anna=" + EXPERTS.get(1) + "," + EXPERTS.get(2),
                "-o",
                out.toString(),
                "--json");
        assertEquals(0, said.exit(), said.err());
        JsonNode json = said.json();
        assertEquals(3, json.get("runs").asInt());
        assertEquals("expert-1", json.get("experts").get(0).get("name").asText());
        assertEquals("anna", json.get("experts").get(1).get("name").asText());
        Rubric derived = RubricReader.read(out).rubric();
        assertEquals(3, derived.standard().orElseThrow().runs());
        assertFalse(derived.provisional("task_time"));
        assertEquals(3, derived.version());
        assertTrue(derived.proficiencySeconds() < 60, derived.proficiencySeconds() + " s");
        Said again = run("standard", "--from", String.join(",", EXPERTS), "-o", out.toString());
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("is there already"), again.err());
    }

    @Test
    void guidedVoidAndTooFewRunsMakeNoStandard() {
        String out = data.resolve("none.yaml").toString();
        Said two = run("standard", "--from", EXPERTS.get(0) + "," + EXPERTS.get(1), "-o", out);
        assertEquals(1, two.exit());
        assertTrue(two.err().contains("2 runs make no standard; give at least 3"), two.err());
        Said practice = run("standard", "--from", EXPERTS.get(0) + "," + EXPERTS.get(1) + "," + guided, "-o", out);
        assertEquals(1, practice.exit());
        assertTrue(practice.err().contains("it was guided (practice)"), practice.err());
        Said twice = run("standard", "--from", EXPERTS.get(0) + "," + EXPERTS.get(0) + "," + EXPERTS.get(1), "-o", out);
        assertEquals(2, twice.exit());
        Said unfinished = run("standard", "--from", EXPERTS.get(0) + "," + EXPERTS.get(1) + "," + gaveUp, "-o", out);
        assertTrue(unfinished.err().contains("it was not finished"), unfinished.err());
        run("void", EXPERTS.get(2), "--by", "educator-1", "--reason", "a test");
        Said withVoid = run("standard", "--from", String.join(",", EXPERTS), "-o", out);
        assertTrue(withVoid.err().contains("it is void"), withVoid.err());
        run("void", EXPERTS.get(2), "--undo", "--by", "educator-1", "--reason", "a test");
        assertFalse(Files.exists(Path.of(out)));
    }

    private static String twoAnd(String... others) {
        return EXPERTS.get(0) + "," + EXPERTS.get(1) + "," + String.join(",", others);
    }

    @Test
    void whatNoPersonDidAtTheTimeIsLeftOutAndNamed() throws Exception {
        String out = data.resolve("persons.yaml").toString();
        Said tooFew = run("standard", "--from", twoAnd(scripted, recorded), "-o", out);
        assertEquals(1, tooFew.exit());
        assertTrue(tooFew.err().contains("of 4 runs 2 can be taken, which make no standard"), tooFew.err());
        assertTrue(tooFew.err().contains(scripted + ": a script operated, no person"), tooFew.err());
        assertTrue(tooFew.err().contains(recorded + ": it was played from a recording"), tooFew.err());
        Said said = run("standard", "--from", twoAnd(EXPERTS.get(2), scripted), "-o", out, "--json");
        assertEquals(0, said.exit(), said.err());
        assertEquals(3, said.json().get("runs").asInt());
        assertEquals(scripted, said.json().get("left_out").get(0).get("session").asText());
    }

    @Test
    void recordingsAreTakenWhenAskedForAndTheStandardSaysSo() throws Exception {
        Path out = data.resolve("recordings.yaml");
        Said said = run("standard", "--from", twoAnd(recorded, scripted), "--include-recordings", "-o", out.toString());
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("left out: " + scripted), said.out());
        String rule = RubricReader.read(out).rubric().standard().orElseThrow().rule();
        assertTrue(rule.contains("1 of the 3 runs were played from recordings"), rule);
    }

    @Test
    void whatNobodyHasDecidedMakesNoStandard() throws Exception {
        double path = GradeDocument.read(SessionFolder.of(data, EXPERTS.get(0)))
                .orElseThrow()
                .grade()
                .value(Metric.PATH_LENGTH_RIGHT);
        String within = "metric: path_length_dominant\n      required: only\n      better: lower\n      levels: {only: "
                + String.format(Locale.ROOT, "%.4f m}", path);
        Path straddled = Files.writeString(
                data.resolve("straddled.yaml"),
                Files.readString(Path.of("../scenarios/peg-transfer.yaml"))
                        .replaceFirst("metric: path_length_dominant\\R.*\\R.*}", within));
        String out = data.resolve("none.yaml").toString();
        Said said = run("standard", "--from", String.join(",", EXPERTS), "--rubric", straddled.toString(), "-o", out);
        assertEquals(1, said.exit(), said.out());
        assertTrue(said.err().contains(EXPERTS.get(0) + ": undecided, because the 95 % interval of"), said.err());
    }

    @Test
    void aStandardIsWrittenIntoNoFolderThatIsNotThere() {
        Path out = data.resolve("nowhere/ours.yaml");
        Said said = run("standard", "--from", String.join(",", EXPERTS), "-o", out.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("there is no folder " + out.getParent() + "; make it"), said.err());
    }

    @Test
    void runsOfLowConfidenceMakeNoStandard() throws Exception {
        Path strict = Files.writeString(
                data.resolve("strict.yaml"),
                Files.readString(Path.of("../scenarios/peg-transfer.yaml"))
                        .replace("min_coverage: 0.9", "min_coverage: 1"));
        Script lost = Script.good(6).withMistakes(new Mistake(Mistake.Kind.LOSE_TRACKING, 3));
        String unseen = worn(lost, ASSESSED);
        Said said = run(
                "standard",
                "--from",
                unseen + "," + EXPERTS.get(0) + "," + EXPERTS.get(1),
                "--rubric",
                strict.toString(),
                "-o",
                data.resolve("none.yaml").toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("(low confidence)"), said.err());
    }

    @Test
    void everyPointOfAGradeIsExplained() throws Exception {
        Said said = run("grade", guided, "--explain", "--json");
        assertEquals(0, said.exit(), said.err());
        JsonNode json = said.json();
        assertEquals(json.get("stored_hash").asText(), json.get("grade_hash").asText());
        double score = 0;
        double technique = 0;
        for (JsonNode line : json.get("explanation")) {
            score += line.get("part").asText().equals("score")
                    ? line.get("points").asDouble()
                    : 0;
            technique += line.get("part").asText().equals("technique")
                    ? line.get("points").asDouble()
                    : 0;
        }
        assertEquals(json.get("grade").get("score").asDouble(), score, 1e-6);
        assertEquals(json.get("grade").get("technique").get("points").asDouble(), technique, 1e-6);
        Said text = run("grade", guided, "--explain");
        assertTrue(text.out().contains("a ring was lifted by the wrong hand first at "), text.out());
        assertTrue(text.out().contains("Transfers not done in an allowed order:"), text.out());
        assertTrue(text.out().contains("research, weighs nothing"), text.out());
    }
}
