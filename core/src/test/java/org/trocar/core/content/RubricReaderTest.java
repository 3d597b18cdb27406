package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubricReaderTest {
    private static final Path SHIPPED = Path.of("../scenarios/peg-transfer.yaml");

    @TempDir
    private Path folder;

    /** The shipped scenario's rubric group, with a head of our own. */
    private Path file(String head, String from, String to) throws IOException {
        String shipped = Files.readString(SHIPPED);
        int start = shipped.indexOf("rubric:\n");
        String group = shipped.substring(start, shipped.indexOf("# The coach"));
        return Files.writeString(folder.resolve("rubric.yaml"), head + group.replace(from, to));
    }

    private String problem(String head, String from, String to) throws IOException {
        Path file = file(head, from, to);
        return assertThrows(ScenarioException.class, () -> RubricReader.read(file))
                .getMessage();
    }

    @Test
    void aFileOfItsOwnSaysWhatTheScenarioSays() throws IOException {
        LoadedRubric own = RubricReader.read(file("schema: 2\n", "", ""));
        assertEquals(ScenarioReader.read(SHIPPED).scenario().rubric(), own.rubric());
        assertEquals(Optional.empty(), own.scenarioId());
    }

    @Test
    void itMayNameTheOneScenarioItIsFor() throws IOException {
        LoadedRubric named = RubricReader.read(file("schema: 2\nscenario: peg-transfer\n", "", ""));
        assertEquals(Optional.of("peg-transfer"), named.scenarioId());
    }

    @Test
    void aWholeScenarioWillDoAndIsForItself() {
        LoadedRubric whole = RubricReader.read(SHIPPED);
        assertEquals(Optional.of("peg-transfer"), whole.scenarioId());
        assertEquals(300, whole.rubric().cutoffSeconds());
    }

    @Test
    void aMisspeltKeyIsNamedWithItsLineAndTheRightSpelling() throws IOException {
        String problem = problem("schema: 2\n", "cutoff:", "cutof:");
        assertTrue(problem.contains("rubric.yaml:5: unknown key 'cutof' in rubric; did you mean 'cutoff'?"), problem);
        String head = problem("schema: 2\nscenaro: peg-transfer\n", "", "");
        assertTrue(head.contains("rubric.yaml:2: unknown key 'scenaro' in the file; did you mean 'scenario'?"), head);
    }

    @Test
    void theSchemaIsRequiredAndAPassMustBePossible() throws IOException {
        assertTrue(problem("", "", "").contains("has no 'schema'"));
        assertTrue(problem("schema: 2\n", "proficiency: 48 s", "proficiency: 400 s")
                .contains("rubric.proficiency is not below cutoff"));
    }
}
