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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How a server is configured by a file, the environment and options, and what is refused of each. */
class ConfigurationTest {
    @TempDir
    private Path data;

    private Path write(String name, String... lines) throws IOException {
        return Files.write(data.resolve(name), List.of(lines));
    }

    private Said show(Map<String, String> environment, String... more) {
        CommandLine trocar = Trocar.commandLine();
        trocar.getSubcommands()
                .get("config")
                .getSubcommands()
                .get("show")
                .setDefaultValueProvider(new Configuration(environment));
        return Said.by(trocar, typed("config show", more));
    }

    private String[] typed(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of("--data", data.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode setting(Said said, String key) throws IOException {
        assertEquals(0, said.exit(), said.err());
        for (JsonNode setting : said.json().get("settings")) {
            if (setting.get("key").asText().equals(key)) {
                return setting;
            }
        }
        throw new AssertionError("no " + key + " in " + said.out());
    }

    private static void assertSetting(Said said, String key, String value, String source) throws IOException {
        JsonNode setting = setting(said, key);
        assertEquals(value, setting.get("value").asText());
        assertEquals(source, setting.get("source").asText());
    }

    @Test
    void anOptionIsStrongerThanTheEnvironmentAndThatThanTheFileAndThatThanTheDefault() throws IOException {
        write("trocar.yaml", "port: 1001", "threads: 2", "keep-free: 3GB");
        Map<String, String> environment = Map.of("TROCAR_PORT", "1002", "TROCAR_KEEP_FREE", "4GB");
        Said said = show(environment, "--port", "1003", "--json");
        assertSetting(said, "port", "1003", "flag");
        assertSetting(said, "keep-free", "4GB", "environment");
        assertSetting(said, "threads", "2", "file");
        assertSetting(said, "grace", "30", "default");
        assertTrue(setting(said, "threads").get("place").asText().endsWith("trocar.yaml, line 2"), said.out());
        assertEquals("TROCAR_KEEP_FREE", setting(said, "keep-free").get("place").asText());
    }

    @Test
    void theTableForPeopleNamesTheSources() throws IOException {
        write("trocar.yaml", "# the desk's machine", "durability: power");
        Said said = show(Map.of());
        assertTrue(said.out().matches("(?s).*durability +power +file: .*trocar.yaml, line 2.*"), said.out());
        assertTrue(said.out().matches("(?s).*port +7410 +default.*"), said.out());
    }

    @Test
    void encryptionIsSwitchedOffByTheFileAndOnAgainByTheOption() throws IOException {
        write("trocar.yaml", "encrypt: false");
        assertSetting(show(Map.of(), "--json"), "encrypt", "false", "file");
        assertSetting(show(Map.of(), "--encrypt", "--json"), "encrypt", "true", "flag");
        assertSetting(show(Map.of(), "--no-encrypt", "--json"), "encrypt", "false", "flag");
    }

    @Test
    void aFileElsewhereIsNamedByOptionOrEnvironment() throws IOException {
        write("trocar.yaml", "port: 1");
        String other = write("other.yaml", "port: 2").toString();
        assertSetting(show(Map.of(), "--config", other, "--json"), "port", "2", "file");
        assertSetting(show(Map.of("TROCAR_CONFIG", other), "--json"), "port", "2", "file");
        Said missing = show(Map.of(), "--config", data.resolve("none.yaml").toString());
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("none.yaml"), missing.err());
    }

    @Test
    void whereTheDataIsCanBeSaidByTheEnvironmentAndByAFileElsewhereButNotByOneInIt() throws IOException {
        CommandLine trocar = Trocar.commandLine();
        Path file = write("trocar.yaml", "port: 3");
        trocar.getSubcommands()
                .get("config")
                .getSubcommands()
                .get("show")
                .setDefaultValueProvider(new Configuration(Map.of("TROCAR_DATA", data.toString())));
        assertSetting(Said.by(trocar, "config", "show", "--json"), "port", "3", "file");
        write("trocar.yaml", "data: /srv");
        assertEquals(2, show(Map.of()).exit());
        assertEquals(0, show(Map.of(), "--config", file.toString()).exit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot: 7410        | did you mean \"port\"?",
                "keep_free: 2GB    | did you mean \"keep-free\"?",
                "colour: green     | give one of: host, port",
                "config: x.yaml    | there is no setting \"config\"",
                "port: 1           | port stands there twice",
                "threads:          | a setting has one value",
                "threads: [1, 2]   | a setting has one value",
                "just words        | line 2",
                "threads: many     | --threads",
                "threads: many     | give a whole number",
                "keep-free: much   | such as 500MB",
                "durability: total | give one of: process, power",
                "threads: 0        | give at least 1",
                "max-sessions: 0   | give at least 1",
                "max-busy: 200     | give a percentage",
                "grace: -1         | give no negative time",
                "host: 192.0.2.1   | no address of this machine",
            })
    void whatIsWrongInTheFileIsToldWithFileLineAndRemedy(String line, String told) throws IOException {
        Path file = write("trocar.yaml", "port: 7410", line);
        Said said = show(Map.of());
        assertEquals(2, said.exit(), said.out());
        assertTrue(said.err().contains(told), said.err());
        assertTrue(said.err().contains(file + ", line 2"), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
    }

    @Test
    void anUnknownVariableIsRefusedWithTheNearestThereIs() {
        Said said = show(Map.of("TROCAR_PROT", "1", "TROCAR_JAVA_OPTS", "-Xmx1g", "PATH", "/bin"));
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("TROCAR_PROT"), said.err());
        assertTrue(said.err().contains("\"TROCAR_PORT\"?"), said.err());
        Said wrong = show(Map.of("TROCAR_PORT", "x"));
        assertTrue(wrong.err().contains("--port (in TROCAR_PORT) is \"x\""), wrong.err());
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        write("trocar.yaml", "# nothing yet");
        assertSetting(show(Map.of(), "--json"), "port", "7410", "default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "doctor", "config show"})
    void allThatAServerIsStartedWithReadTheSameFile(String command) throws IOException {
        write("trocar.yaml", "prot: 7410");
        Said said = Said.by(typed(command));
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("did you mean \"port\"?"), said.err());
        assertEquals(0, Said.by(typed(command, "--help")).exit(), "help is had with a wrong file too");
    }

    @Test
    void theServerIsStartedWithWhatTheFileSays() throws IOException {
        write("trocar.yaml", "host: 192.0.2.1");
        Said said = Said.by(typed("serve"));
        assertEquals(2, said.exit());
        assertTrue(said.err().contains("192.0.2.1"), said.err());
    }
}
