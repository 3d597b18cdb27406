package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.server.cli.Trocar;

/** The systemd unit among the documents: its command starts a server, and its stop is one that the server makes use of. */
class ServiceUnitTest {
    private static final Path UNIT = Path.of("../docs/trocar.service");

    @TempDir
    private Path data;

    private static String directive(String name) throws IOException {
        return Files.readAllLines(UNIT).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + UNIT));
    }

    /** What the unit has the launcher do, in a folder and on a port of this test's. */
    private List<String> command() throws IOException {
        List<String> words = new ArrayList<>(List.of(directive("ExecStart").split(" ")));
        assertEquals("/opt/trocar/trocar", words.remove(0));
        words.set(words.indexOf("/var/lib/" + directive("StateDirectory")), data.toString());
        words.addAll(List.of("--port", "0", "--scenarios", "../scenarios"));
        return words;
    }

    @Test
    void itsCommandServesUntilItsSignalAndEndsAsItExpects() throws Exception {
        assertEquals("SIGTERM", directive("KillSignal"));
        try (ChildJvm server = ChildJvm.start(OneStream.class, command().toArray(String[]::new))) {
            awaitLine(server, "Trocar listens on");
            awaitLine(server, "stop with");
            server.terminate();
            awaitLine(server, "INFO  [-] stopping: sessions that run are ended and graded sessions=0");
            awaitLine(server, "INFO  [-] stopped");
            assertEquals(Integer.parseInt(directive("SuccessExitStatus")), server.awaitExit());
        }
    }

    private static void awaitLine(ChildJvm server, String part) throws IOException {
        String line;
        do {
            line = server.readLine();
            assertTrue(line != null, "it ended before it said: " + part);
        } while (!line.contains(part));
    }

    @Test
    void itWaitsLongerThanTheServerTakesToStop() throws IOException {
        long patience = 2 * ServerOptions.in(data).patience().stop().toSeconds();
        assertTrue(Integer.parseInt(directive("TimeoutStopSec")) > patience);
    }

    @Test
    void aServerOfWrongOptionsIsNotStartedAgainAndAgain() throws Exception {
        List<String> wrong = command();
        wrong.add("--no-such-option");
        try (ChildJvm server = ChildJvm.start(Trocar.class, wrong.toArray(String[]::new))) {
            assertEquals(Integer.parseInt(directive("RestartPreventExitStatus")), server.awaitExit());
        }
    }
}
