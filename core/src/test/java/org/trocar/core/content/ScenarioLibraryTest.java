package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLibraryTest {
    @TempDir
    Path folder;

    private void put(String file, String id) throws IOException {
        Shipped.putTexts(folder);
        Files.writeString(folder.resolve(file), Shipped.with("\nid: peg-transfer\n", "\nid: " + id + "\n"));
    }

    private static List<String> ids(ScenarioLibrary library) {
        return library.scenarios().stream()
                .map(loaded -> loaded.scenario().id())
                .toList();
    }

    @Test
    void listsScenariosByIdWhateverTheirFilesAreCalled() throws IOException {
        put("1.yaml", "zebra");
        put("2.yml", "adder");
        Files.writeString(folder.resolve("notes.txt"), "not a scenario");
        assertEquals(List.of("adder", "zebra"), ids(ScenarioLibrary.of(folder)));
    }

    @Test
    void aBadFileHidesNoOther() throws IOException {
        put("good.yaml", "good");
        Files.writeString(folder.resolve("bad.yaml"), "schema: 7\n");
        ScenarioLibrary library = ScenarioLibrary.of(folder);
        assertEquals(List.of("good"), ids(library));
        assertEquals(1, library.problems().size());
        assertEquals(
                folder.resolve("bad.yaml").toString(), library.problems().get(0).file());
    }

    @Test
    void anIdIsGivenOnlyOnce() throws IOException {
        put("a.yaml", "twin");
        put("b.yaml", "twin");
        ScenarioLibrary library = ScenarioLibrary.of(folder);
        assertEquals(List.of("twin"), ids(library));
        assertEquals(
                folder.resolve("b.yaml") + ": id 'twin' is already that of a.yaml; give this scenario its own",
                library.problems().get(0).toString());
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() throws IOException {
        put("a.yaml", "suturing");
        ScenarioException refused = assertThrows(
                ScenarioException.class, () -> ScenarioLibrary.of(folder).get("sutring"));
        assertEquals(
                folder + ": no usable scenario has the id 'sutring'; there is: suturing; did you mean 'suturing'?",
                refused.getMessage());
    }

    @Test
    void aMissingFolderSaysSo() {
        Path missing = folder.resolve("missing");
        ScenarioException refused = assertThrows(ScenarioException.class, () -> ScenarioLibrary.of(missing));
        assertEquals(missing + ": there is no such folder; name the one that holds scenarios", refused.getMessage());
    }
}
