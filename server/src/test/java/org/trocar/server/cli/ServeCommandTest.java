package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a server refuses to start with. */
class ServeCommandTest {
    @TempDir
    Path temp;

    @Test
    void aHeapThatTheFirstTraineesWouldFillIsRefusedWithTheWayToMore() {
        UserError refused = assertThrows(UserError.class, () -> ServeCommand.requireMemory(134_000_000));
        assertTrue(refused.getMessage().contains("only 134 MB"), refused.getMessage());
        assertTrue(refused.remedy().contains("-Xmx512m"), refused.remedy());
        assertEquals(ExitCodes.WRONG_USAGE, refused.exitCode());
        // What -Xmx192m comes to with each collector.
        assertDoesNotThrow(() -> ServeCommand.requireMemory(194_000_000));
    }

    @Test
    void asManySessionsAreTakenAsIsSaidElseSixtyFour() {
        assertEquals(3, maxSessions("--max-sessions", "3"));
        assertEquals(64, maxSessions());
    }

    private static int maxSessions(String... args) {
        CommandLine trocar = Trocar.commandLine();
        CommandLine serve = trocar.getSubcommands().get("serve");
        serve.setDefaultValueProvider(new Configuration(Map.of()));
        List<String> typed = new ArrayList<>(List.of("serve"));
        typed.addAll(List.of(args));
        trocar.parseArgs(typed.toArray(String[]::new));
        ServeCommand command = serve.getCommand();
        return command.settings().options().capacity().maxSessions();
    }

    @Test
    void aFileInTheWayOfTheDataFolderIsOneLine() throws IOException {
        Path file = Files.createFile(temp.resolve("data"));
        Said said = Said.by("serve", "--port", "0", "--scenarios", "../scenarios", "--data", file.toString());
        assertEquals(ExitCodes.NO, said.exit());
        assertTrue(said.err().startsWith("trocar: " + file + " is a file where a folder has to be"), said.err());
        assertEquals(1, said.err().lines().count(), said.err());
    }
}
