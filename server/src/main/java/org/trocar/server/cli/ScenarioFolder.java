package org.trocar.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.trocar.core.content.ScenarioLibrary;
import picocli.CommandLine.Option;

/** The {@code --scenarios} option: where scenario files are. */
final class ScenarioFolder {
    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = "Where scenario files are (default: the scenarios that come with Trocar).")
    private Path path;

    Path path() {
        return path == null ? Home.path().resolve("scenarios") : path;
    }

    ScenarioLibrary library() {
        Path folder = path();
        if (!Files.isDirectory(folder)) {
            throw UserError.usage("there is no folder " + folder, "give one with --scenarios");
        }
        return ScenarioLibrary.of(folder);
    }

    /** For whoever cannot do without: at least one scenario that can be read. */
    ScenarioLibrary usableLibrary() {
        ScenarioLibrary library = library();
        if (library.scenarios().isEmpty()) {
            String problems = library.problems().stream().map(Object::toString).collect(Collectors.joining("\n  "));
            throw UserError.usage("there is no scenario to operate"
                    + (problems.isEmpty()
                            ? "; give a folder with scenario files with --scenarios"
                            : ":\n  " + problems));
        }
        return library;
    }
}
