package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code trocar play} says of a recording before a server is bothered with it. */
class PlayCommandTest {
    private static final Path WRITTEN = Path.of("../xr-bridge/src/test/resources/org/trocar/xrbridge/recording");

    @TempDir
    private Path temp;

    @Test
    void aToolIsSaidToLeaveItsJawsOpen() throws IOException {
        Said said = play(WRITTEN.resolve("stylus-poses.csv"), "--json");
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.err().contains("its jaws stay open"), said.err());
        assertTrue(said.err().contains("the left hand is never tracked"), said.err());
        assertEquals("tool", said.json().at("/recording/right/device").asText());
        assertEquals(1, said.json().at("/recording/gaps").asInt());
    }

    @Test
    void aRecordingThatTracksNothingSaysSoEvenIfThereIsNoServer() {
        Said said = play(WRITTEN.resolve("lost-tools.csv"), "--server", "127.0.0.1:1");
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("nothing is ever tracked in this recording"), said.err());
    }

    @Test
    void aHandIsSaidWithItsTrackedFraction() {
        Said said = play(WRITTEN.resolve("leap-hands.csv"));
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("left hand: its joints, tracked in 71.4 % of the frames"), said.out());
    }

    @Test
    void aFileOfNoFormatIsToldWhatWasLookedFor() throws IOException {
        Said said = play(Files.writeString(temp.resolve("table.csv"), "a,b,c\n1,2,3\n"));
        assertEquals(2, said.exit());
        assertTrue(
                said.err().contains("Leap Motion hands (CSV) (the columns frame_id, timestamp_us and palm_x"),
                said.err());
        assertFalse(Files.exists(temp.resolve("data/sessions")), "no session");
    }

    private Said play(Path file, String... more) {
        List<String> args = new ArrayList<>(List.of("play", file.toString(), "--lockstep"));
        args.addAll(List.of(
                "--scenarios", "../scenarios", "--data", temp.resolve("data").toString()));
        args.addAll(List.of(more));
        return Said.by(args.toArray(String[]::new));
    }
}
