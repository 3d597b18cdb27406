package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CriterionRule;
import org.trocar.core.scenario.Level;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Standard;
import org.trocar.core.scoring.Metric;

/** What schema 2 lets a rubric say, and what it refuses with line and remedy. */
class RubricSchemaTest {
    private static final String FILE = """
            schema: 2
            rubric:
              id: small
              version: 1
              cutoff: 300 s
              per_error: 10 s
              per_error_source: provisional
              proficiency: 48 s
              proficiency_source: provisional
              penalised: []
              gates: []
              min_coverage: 0.9
              procedure:
                source: a book
                steps:
                  - {name: lift, done: lifted, by: first, then: [place]}
                  - {name: place, done: placed, by: second}
              criteria:
                - metric: wrong_hand_first
                  better: lower
                  levels: {novice: 2, proficient: 0}
                  weight: 2
                  evidence: {n: 20, effect: fewer, source: a paper}
                  required: novice
                - metric: path_length_dominant
                  better: lower
                  levels: {novice: 400 cm, proficient: 2.5 m}
                  weight: 1
                  evidence: {n: 42, effect: d 0.8, source: another}
                - metric: workspace_left
                  better: lower
                  levels: {novice: 250 ml}
                  weight: 0
            """;

    private static final Path SCHEMA_1 = Path.of("src/test/resources/scenarios/peg-transfer-1.yaml");

    @TempDir
    private Path folder;

    private Rubric read(String text) throws IOException {
        return RubricReader.read(Files.writeString(folder.resolve("small.yaml"), text))
                .rubric();
    }

    /** The one problem of the file with its only {@code old} replaced, without the file's name. */
    private String problem(String old, String replacement) {
        assertTrue(FILE.contains(old), old);
        ScenarioException refused = assertThrows(ScenarioException.class, () -> read(FILE.replace(old, replacement)));
        assertEquals(1, refused.problems().size(), refused.getMessage());
        ScenarioProblem problem = refused.problems().get(0);
        return problem.line() + ": " + problem.text();
    }

    @Test
    void criteriaAreReadInTheirUnitsAndInOrder() throws IOException {
        Rubric rubric = read(FILE);
        assertEquals(
                List.of("wrong_hand_first", "path_length_dominant", "workspace_left"),
                rubric.criteria().stream().map(CriterionRule::metric).toList());
        assertEquals(
                List.of(new Level("novice", 4), new Level("proficient", 2.5)),
                rubric.criteria().get(1).levels());
        assertEquals(250e-6, rubric.criteria().get(2).levels().get(0).threshold());
        assertEquals(Optional.of("novice"), rubric.criteria().get(0).required());
        assertEquals(Optional.empty(), rubric.criteria().get(2).evidence());
        assertEquals(1, rubric.procedure().orElseThrow().orders().size());
        assertTrue(rubric.provisional("wrong_hand_first"));
    }

    @Test
    void aRubricIsWrittenAsItIsRead() throws IOException {
        Rubric rubric = read(FILE);
        assertEquals(rubric, read(RubricWriter.write(Optional.empty(), rubric)));
        LoadedRubric shipped = RubricReader.read(Shipped.folder().resolve("peg-transfer.yaml"));
        String written = RubricWriter.write(shipped.scenarioId(), shipped.rubric());
        assertEquals(shipped.rubric(), read(written));
        assertTrue(written.startsWith("schema: 2\nscenario: peg-transfer\n"), written);
    }

    @Test
    void aStandardIsReadAndMakesItsLevelsMoreThanProvisional() throws IOException {
        Rubric rubric = read(FILE + """
              standard:
                derived: 2030-01-31
                rule: "mean: 1 SD"
                metrics: [wrong_hand_first]
                experts:
                  - {name: Dr. "A", sessions: [a, b]}
                  - {name: B, sessions: [c]}
            """);
        Standard standard = rubric.standard().orElseThrow();
        assertEquals(3, standard.runs());
        assertEquals("Dr. \"A\"", standard.experts().get(0).name());
        assertFalse(rubric.provisional("wrong_hand_first"));
        assertTrue(rubric.provisional("path_length_dominant"));
        assertEquals(rubric, read(RubricWriter.write(Optional.empty(), rubric)));
    }

    @Test
    void aScenarioOfSchemaOneIsReadAsItEverWas() {
        LoadedScenario old = ScenarioReader.read(SCHEMA_1);
        assertEquals(1, old.scenario().version());
        assertFalse(old.scenario().rubric().judgesMore());
        assertEquals(48, old.scenario().rubric().proficiencySeconds());
    }

    @Test
    void whatCameWithSchemaTwoIsRefusedUnderSchemaOne() {
        ScenarioException refused =
                assertThrows(ScenarioException.class, () -> read(FILE.replace("schema: 2", "schema: 1")));
        assertTrue(refused.getMessage().contains(":18: 'criteria' came with schema 2; write 'schema: 2' above"));
        assertEquals(2, refused.problems().size(), refused.getMessage());
    }

    @Test
    void anUnknownMetricIsRefusedWithTheNearest() {
        assertEquals(
                "25: rubric.criteria[1].metric is 'path_lenght_dominant'; write a metric's key, as docs/scoring.md lists"
                        + " them; did you mean 'path_length_dominant'?",
                problem("path_length_dominant", "path_lenght_dominant"));
    }

    @Test
    void aWeightNeedsEvidence() {
        assertEquals(
                "33: workspace_left has a weight but no evidence; write 'weight: 0', which shows it as research, or add"
                        + " 'evidence: {n: …, effect: …, source: …}'",
                problem("weight: 0", "weight: 1"));
    }

    @Test
    void motionMayNotOutweighWhatWasDone() {
        String problem = problem("weight: 1\n", "weight: 2.5\n");
        assertTrue(
                problem.endsWith(
                        "motion weighs 2.5 and outcome and procedure 2, but motion alone never certifies; lower"
                                + " the weights of motion, or raise those of errors, transfers or steps"),
                problem);
    }

    @Test
    void levelsAscendInDemand() {
        assertEquals(
                "21: proficient asks for less than novice before it; write levels in ascending demand (better: lower)",
                problem("{novice: 2, proficient: 0}", "{novice: 0, proficient: 2}"));
    }

    @Test
    void aLevelInTheWrongUnitIsRefused() {
        String problem = problem("400 cm", "400 s");
        assertTrue(problem.contains("levels.novice is '400 s', which has the unit 's' but is measured in mm, cm, m"));
    }

    @Test
    void theRequiredLevelIsOneOfTheLevels() {
        assertEquals(
                "24: rubric.criteria[0].required is 'novise'; write one of its levels: novice, proficient; did you mean"
                        + " 'novice'?",
                problem("required: novice", "required: novise"));
    }

    @Test
    void aMetricIsJudgedOnce() {
        assertTrue(problem(
                        "metric: workspace_left\n      better: lower\n      levels: {novice: 250 ml}",
                        "metric: path_length_dominant\n      better: lower\n      levels: {novice: 4 m}")
                .contains("a second criterion is of path_length_dominant; remove one of them"));
    }

    @Test
    void contextIsNotGraded() {
        String file = "metric: workspace_left\n      better: lower\n      levels: {novice: 250 ml}\n      weight: 0";
        assertTrue(problem(file, "metric: coverage\n      better: lower\n      levels: {novice: 1}\n      weight: 1")
                .contains("coverage only helps to read other values and is not graded"));
    }

    @Test
    void stepsFollowEachOtherForwards() {
        assertTrue(problem("by: second}", "by: second, then: [lift]}")
                .startsWith("17: 'lift' stands further up; let steps be followed by later ones only"));
        assertTrue(problem("then: [place]", "then: [palce]")
                .startsWith("16: no step is called 'palce'; write one of: lift, place; did you mean 'place'?"));
    }

    @Test
    void stepOrderNeedsSteps() {
        String procedure = FILE.substring(FILE.indexOf("  procedure:"), FILE.indexOf("  criteria:"));
        String without = FILE.replace(procedure, "").replace("wrong_hand_first", "step_order");
        ScenarioException refused = assertThrows(
                ScenarioException.class,
                () -> read(without.replace(
                        "better: lower\n      levels: {novice: 2, proficient: 0}",
                        "better: higher\n      levels: {novice: 0.5}")));
        assertTrue(refused.getMessage().contains("step_order needs steps; add 'procedure:'"), refused.getMessage());
    }

    @Test
    void twoRunsAreNoStandard() {
        ScenarioException refused = assertThrows(ScenarioException.class, () -> read(FILE + """
              standard:
                derived: soon
                rule: none
                metrics: [wrong_hand]
                experts: [{name: A, sessions: [a, b]}]
            """));
        assertTrue(refused.getMessage().contains("rubric.standard.derived is no day; write it as 2030-01-31"));
        assertTrue(refused.getMessage().contains("the standard is made of 2 runs; at least 3 are needed"));
        assertTrue(refused.getMessage().contains("no criterion is of 'wrong_hand'"), refused.getMessage());
    }

    @Test
    void everyShippedCriterionWithoutEvidenceWeighsNothing() {
        Rubric shipped =
                RubricReader.read(Shipped.folder().resolve("peg-transfer.yaml")).rubric();
        for (CriterionRule rule : shipped.criteria()) {
            assertEquals(rule.evidence().isPresent(), rule.weight() > 0, rule.metric());
            assertTrue(Metric.named(rule.metric(), Hand.LEFT).isPresent());
            assertTrue(shipped.provisional(rule.metric()));
        }
    }
}
