package org.trocar.core.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The scenarios of one folder. A file that cannot be used is listed as problems and hides no other.
 *
 * @param folder where they are
 * @param scenarios sorted by id, no id twice
 * @param problems of the files that cannot be used, in the order of their names; one that several share is told once
 */
public record ScenarioLibrary(Path folder, List<LoadedScenario> scenarios, List<ScenarioProblem> problems) {

    public ScenarioLibrary {
        scenarios = List.copyOf(scenarios);
        problems = problems.stream().distinct().toList();
    }

    /**
     * Reads every {@code .yaml} and {@code .yml} file directly in a folder.
     *
     * @throws ScenarioException when there is no such folder or it cannot be listed
     */
    public static ScenarioLibrary of(Path folder) {
        Map<String, Path> files = new HashMap<>();
        List<LoadedScenario> scenarios = new ArrayList<>();
        List<ScenarioProblem> problems = new ArrayList<>();
        for (Path file : filesOf(folder)) {
            try {
                LoadedScenario read = ScenarioReader.read(file);
                Path first = files.putIfAbsent(read.scenario().id(), file);
                if (first == null) {
                    scenarios.add(read);
                } else {
                    problems.add(takenId(file, read.scenario().id(), first));
                }
            } catch (ScenarioException unusable) {
                problems.addAll(unusable.problems());
            }
        }
        scenarios.sort(Comparator.comparing(loaded -> loaded.scenario().id()));
        return new ScenarioLibrary(folder, scenarios, problems);
    }

    /**
     * The scenario of an id.
     *
     * @throws ScenarioException when there is none, naming the nearest
     */
    public LoadedScenario get(String id) {
        return scenarios.stream()
                .filter(loaded -> loaded.scenario().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ScenarioException(folder.toString(), unknown(id)));
    }

    private String unknown(String id) {
        List<String> ids =
                scenarios.stream().map(loaded -> loaded.scenario().id()).toList();
        String choice = ids.isEmpty() ? "; put a scenario file there" : "; there is: " + String.join(", ", ids);
        return "no usable scenario has the id '" + id + "'" + choice + Spelling.suggestion(id, ids);
    }

    private static ScenarioProblem takenId(Path file, String id, Path first) {
        String text = "id '" + id + "' is already that of " + first.getFileName() + "; give this scenario its own";
        return new ScenarioProblem(file.toString(), 0, 0, text);
    }

    private static List<Path> filesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException(
                    folder.toString(), "there is no such folder; name the one that holds scenarios");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ScenarioLibrary::isScenario).sorted().toList();
        } catch (IOException unreadable) {
            throw new ScenarioException(
                    folder.toString(), "it cannot be listed (" + unreadable + "); check that you may read it");
        }
    }

    private static boolean isScenario(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}
