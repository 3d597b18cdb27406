package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trocar.core.scoring.Metric;
import picocli.CommandLine;

/** What the documents name exists: classes, paths, commands, options, links and metrics. */
class DocumentsTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+(?:\\.[a-zA-Z_]+)?");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*Test)\\.(\\w+)");
    private static final Pattern PATH = Pattern.compile(
            "(?:core|protos|telemetry|xr-bridge|server|benchmarks|docs|scenarios|recordings|\\.ci)/[\\w./-]*");
    private static final Pattern COMMAND = Pattern.compile("(?:`|\\./)trocar ([a-z]+)([^`\\n|]*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    /** Names of others' things, and field or wire names written like classes. */
    private static final Set<String> NOT_OURS =
            Set.of("StrictMath", "JUnit", "OpenXR", "WebXR", "GitHub", "FileChannel");

    /** The launcher has another program run these, which only a checkout has. */
    private static final Set<String> OF_BENCHMARKS = Set.of("bench", "load");

    private static Path root;
    private static Set<String> classes;

    @BeforeAll
    static void lookAround() throws IOException {
        root = root();
        classes = new HashSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> classes.add(name.substring(0, name.length() - ".java".length())));
        }
    }

    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("trocar")) || !Files.exists(at.resolve("LICENSE"))) {
            at = at.getParent();
        }
        return at;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(root.resolve("benchmarks/README.md")));
        try (Stream<Path> files = Files.list(root)) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        for (String folder : List.of("docs", "recordings")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount() > 0 ? 1 : 0));
        }
        return found;
    }

    @Test
    void theDocumentsThatANewcomerNeedsAreThere() {
        for (String name :
                List.of("README.md", "CONTRIBUTING.md", "DATA.md", "LICENSE", "docs/architecture.md", "docs/cli.md")) {
            assertTrue(Files.exists(root.resolve(name)), name);
        }
    }

    @Test
    void everyClassTheyNameExists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            for (String code : all(CODE, Files.readString(document))) {
                String name = code.replaceFirst("\\..*", "");
                if (CLASS.matcher(code).matches() && !classes.contains(name) && !NOT_OURS.contains(name)) {
                    missing.add(root.relativize(document) + ": " + code);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyTestTheyNameExists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            for (String code : all(CODE, Files.readString(document))) {
                Matcher test = TEST.matcher(code);
                if (test.matches() && !source(test.group(1)).contains(" void " + test.group(2) + "(")) {
                    missing.add(root.relativize(document) + ": " + code);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static String source(String className) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            Path source = files.filter(file -> file.endsWith(className + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + className));
            return Files.readString(source);
        }
    }

    @Test
    void everyPathTheyNameExists() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            for (String code : all(CODE, Files.readString(document))) {
                if (PATH.matcher(code).matches() && !Files.exists(root.resolve(code))) {
                    missing.add(root.relativize(document) + ": " + code);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String link : all(LINK, Files.readString(document))) {
                if (!Files.exists(document.resolveSibling(link))) {
                    broken.add(root.relativize(document) + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyCommandAndOptionTheyNameExists() throws IOException {
        CommandLine trocar = Trocar.commandLine();
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            Matcher matcher = COMMAND.matcher(Files.readString(document));
            while (matcher.find()) {
                if (!OF_BENCHMARKS.contains(matcher.group(1)) && !known(trocar, matcher.group(1), matcher.group(2))) {
                    unknown.add(root.relativize(document) + ": " + matcher.group());
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static boolean known(CommandLine trocar, String name, String rest) {
        CommandLine first = trocar.getSubcommands().get(name);
        String second = rest.strip().split(" ")[0];
        CommandLine command = first == null ? null : first.getSubcommands().getOrDefault(second, first);
        return command != null
                && all(Pattern.compile("(--[a-z-]+)"), rest).stream()
                        .allMatch(option -> command.getCommandSpec().findOption(option) != null);
    }

    @Test
    void everyCommandIsDocumentedAndExplainsItself() throws IOException {
        String cli = Files.readString(root.resolve("docs/cli.md"));
        for (CommandLine command : Trocar.commandLine().getSubcommands().values()) {
            assertTrue(cli.contains("`trocar " + command.getCommandName()), command.getCommandName());
            assertTrue(command.getCommandSpec().findOption("--help") != null, command.getCommandName());
            assertTrue(command.getUsageMessage().length() > 100, command.getCommandName());
        }
    }

    @Test
    void everyMetricIsDocumented() throws IOException {
        String metrics = Files.readString(root.resolve("docs/scoring.md"));
        for (Metric metric : Metric.values()) {
            assertTrue(metrics.contains("`" + metric.key() + "`"), metric.key());
        }
    }
}
