package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.server.RecordedSessions;
import org.trocar.xrbridge.scripted.Mistake;
import org.trocar.xrbridge.scripted.Script;

class ReportCommandTest {
    @TempDir
    private static Path data;

    private static String id;

    @BeforeAll
    static void operate() throws Exception {
        Script wrongHand = Script.good(3).withMistakes(new Mistake(Mistake.Kind.WRONG_HAND_FIRST, 1));
        id = RecordedSessions.scripted(
                        data,
                        ScenarioLibrary.of(Path.of("../scenarios")),
                        wrongHand,
                        RecordedSessions.options().withLanguage("de"))
                .path()
                .getFileName()
                .toString();
    }

    private static Said run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--data";
        all[args.length + 1] = data.toString();
        return Said.by(all);
    }

    @Test
    void reportAndGradeSayTheSameInTheSessionsLanguage() throws Exception {
        Path file = data.resolve("report.html");
        Said said = run("report", id, "-o", file.toString());
        assertEquals(0, said.exit(), said.err());
        String html = Files.readString(file);
        JsonNode summary = run("grade", id, "--json").json().get("summary");
        assertTrue(summary.size() > 1);
        for (JsonNode point : summary) {
            assertTrue(html.contains("<li>" + point.get("text").textValue() + "</li>"), point.toString());
        }
        assertTrue(html.contains("<ul class=\"practice\" lang=\"de\">"));
    }

    @Test
    void noFolderIsMadeForAReport() {
        Path file = data.resolve("mistyped/report.html");
        Said said = run("report", id, "-o", file.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("there is no folder " + file.getParent() + "; make it"), said.err());
        assertFalse(Files.exists(file.getParent()));
    }
}
