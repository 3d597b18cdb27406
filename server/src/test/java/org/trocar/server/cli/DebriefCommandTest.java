package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.RecordedSessions;

/** A debrief as an educator reads it. */
class DebriefCommandTest {
    @TempDir
    private Path temp;

    private String session;

    @BeforeEach
    void unpack() throws IOException {
        session = RecordedSessions.goldenAgain(temp.resolve("golden"), temp.resolve("data"), "engine-1-scripted")
                .path()
                .toString();
    }

    private Said debrief(String... more) {
        String[] words = new String[2 + more.length];
        words[0] = "debrief";
        words[1] = session;
        System.arraycopy(more, 0, words, 2, more.length);
        return Said.by(words);
    }

    @Test
    void withoutAQuestionTheErrorsAreListedByTheNamesToAskWith() throws IOException {
        Said said = debrief();
        assertEquals(0, said.exit(), said.err());
        JsonNode first = debrief("--json").json().get("errors").get(0);
        assertEquals(1, first.get("number").asInt());
        assertTrue(said.out().contains(first.get("name").asText()), said.out());
        assertEquals(
                0, debrief("--without", first.get("name").asText(), "--json").exit());
    }

    @Test
    void aShamThatIsAsRecordedTakesNoRoom() {
        Said said = debrief("--without", "1");
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().startsWith("What if "), said.out());
        assertTrue(said.out().contains("check    sound: a sham that changes nothing is as recorded"), said.out());
        assertFalse(said.out().contains("  sham  "), said.out());
    }

    @Test
    void aForkThatBeginsAtTheWrongTickIsToldTheRightOne() throws IOException {
        JsonNode usual = debrief("--without", "1", "--json").json();
        String right = usual.get("inert").get("from_tick").asText();
        Said early = debrief("--without", "1", "--at", "5", "--for", "0.1");
        assertTrue(early.out().contains("begins too early"), early.out());
        assertTrue(early.out().contains("--at " + right), early.out());
        String tick = usual.get("error").get("tick").asText();
        Said late = debrief("--without", "1", "--at", tick, "--for", "0.1");
        assertTrue(late.out().contains("begins too late"), late.out());
        assertTrue(late.out().contains("--at " + right), late.out());
    }

    @Test
    void anErrorThatIsNotThereIsRefusedWithThoseThereAre() {
        Said said = debrief("--without", "drop-in-view:99");
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("there are: 1 or "), said.err());
    }
}
