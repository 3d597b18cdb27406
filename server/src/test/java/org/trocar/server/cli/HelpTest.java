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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command explains itself, and says in a line or two what was wrong with how it was used. */
class HelpTest {
    private static final int COLUMNS = 80;
    private static final int MOST_LINES = 4;
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    @TempDir
    private Path temp;

    static Stream<String> commands() {
        return named(Trocar.commandLine()).stream();
    }

    static Stream<String> commandsWithJson() {
        return commands().filter(name -> spec(name).findOption("--json") != null);
    }

    static Stream<String> commandsOfOneSession() {
        return commandsWithJson()
                .filter(name -> spec(name).positionalParameters().stream()
                        .anyMatch(it -> it.paramLabel().equals("SESSION")));
    }

    private static List<String> named(CommandLine command) {
        List<String> names = new ArrayList<>(List.of(command.getCommandSpec().qualifiedName()));
        command.getSubcommands().values().forEach(sub -> names.addAll(named(sub)));
        return names;
    }

    private static CommandSpec spec(String name) {
        CommandLine command = Trocar.commandLine();
        for (String word : name.split(" ")) {
            command = command.getSubcommands().getOrDefault(word, command);
        }
        return command.getCommandSpec();
    }

    /** @param name with {@code trocar} before it, as people type it */
    private static Said run(String name, String... more) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")).subList(1, name.split(" ").length));
        words.addAll(List.of(more));
        return Said.by(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itSaysWhatItDoesHowItEndsAndHowItIsTyped(String name) {
        Said help = run(name, "--help");
        assertEquals(0, help.exit(), help.err());
        assertTrue(spec(name).usageMessage().description().length > 0, "no description");
        assertTrue(help.out().contains("Exit codes:"), help.out());
        assertTrue(help.out().contains("Examples:"), help.out());
        assertEquals(
                "",
                help.out()
                        .lines()
                        .filter(line -> line.length() > COLUMNS)
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void onlyTheCommandThatIsAskedForIsMade() {
        for (String name : Trocar.commandLine().getSubcommands().keySet()) {
            assertEquals(
                    Set.of(name),
                    Trocar.commandLine(name, "--json").getSubcommands().keySet());
        }
        assertTrue(Trocar.commandLine("grdae").getSubcommands().size() > 1, "to say which there are");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsExamplesAreRightAndFitOnALine(String name) {
        String[] examples = spec(name).usageMessage().footer();
        assertTrue(examples.length > 0, "no example");
        for (String example : examples) {
            assertTrue(example.startsWith("  trocar ") && example.length() <= COLUMNS, example);
            List<String> words = WORD.matcher(example.strip())
                    .results()
                    .map(it -> it.group())
                    .toList();
            Trocar.commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itNamesWhatThereIsToChooseFromAsItIsTyped(String name) {
        for (OptionSpec option : spec(name).options()) {
            String description = String.join(" ", option.description());
            for (String choice : choices(option)) {
                assertTrue(description.contains(choice), option.longestName() + ": " + choice);
            }
        }
    }

    private static List<String> choices(ArgSpec option) {
        Class<?> type = option.auxiliaryTypes()[0];
        return Stream.ofNullable(type.getEnumConstants())
                .flatMap(Stream::of)
                .map(it -> it.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsRefusedInALineThatLeadsToTheHelp(String name) {
        Said said = run(name, "--no-such-option");
        assertEquals(2, said.exit());
        assertTrue(said.err().lines().count() <= MOST_LINES, said.err());
        assertTrue(said.err().contains(name + " --help"), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
        assertEquals("", said.out());
    }

    @ParameterizedTest
    @MethodSource("commandsWithJson")
    void withJsonAWrongUseIsAnObjectToo(String name) throws IOException {
        JsonNode error = run(name, "--no-such-option", "--json").json().get("error");
        assertEquals(2, error.get("exit_code").asInt());
        assertTrue(error.get("message").asText().contains("--no-such-option"), error.toString());
        assertTrue(error.get("remedy").asText().contains("--help"), error.toString());
    }

    @ParameterizedTest
    @MethodSource("commandsOfOneSession")
    void withJsonANoIsAnObjectToo(String name) throws IOException {
        List<String> more = new ArrayList<>(List.of("nothing-there", "--json", "--data", temp.toString()));
        spec(name).options().stream()
                .filter(it -> it.required() && it.group() == null)
                .map(it -> it.longestName() + "="
                        + choices(it).stream().findFirst().orElse("x"))
                .forEach(more::add);
        Said said = run(name, more.toArray(String[]::new));
        assertEquals(1, said.exit(), said.err());
        assertEquals(1, said.json().at("/error/exit_code").asInt());
        assertTrue(said.json().at("/error/message").asText().contains("nothing-there"), said.out());
        assertEquals(1, said.err().lines().count(), said.err());
    }

    @Test
    void whatMayHaveBeenMeantIsSaid() {
        assertTrue(Said.by("grade", "--verfy").err().contains("perhaps --verify"));
        assertTrue(Said.by("grad").err().contains("perhaps grade"));
        assertTrue(Said.by("journal").err().contains("give one of: describe, dump, verify"));
        assertTrue(Said.by("check", "--long", "--only", "everything").err().contains("kills, flips"));
        assertTrue(Said.by("check", "--long", "--only").err().contains("kills, flips"));
        assertTrue(Said.by("serve", "--port", "x").err().contains("a whole number"));
        assertTrue(Said.by("serve", "--keep-free", "x").err().contains("500MB"));
    }

    @Test
    void aFileThatIsNotThereIsWrongUseWhoeverAsksForIt() {
        String missing = temp.resolve("missing").toString();
        String data = temp.toString();
        assertEquals(2, Said.by("play", missing, "--data", data).exit());
        assertEquals(2, Said.by("regrade", "--rubric", missing, "--data", data).exit());
        assertEquals(2, Said.by("scenarios", "--scenarios", missing).exit());
        assertEquals(
                2, Said.by("regrade", "--rubric", scenario(), "--data", missing).exit());
        assertFalse(Files.exists(temp.resolve("missing")), "a mistyped folder is not made");
        assertEquals(
                2,
                Said.by("adopt", missing, "--by", "b", "--reason", "r", "--data", data)
                        .exit());
    }

    private static String scenario() {
        return DocumentsTest.root().resolve("scenarios/peg-transfer.yaml").toString();
    }
}
