package org.trocar.server.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.content.ScenarioProblem;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "scenarios",
        footer = {"  trocar scenarios", "  trocar scenarios --scenarios my-scenarios --json"},
        header = "Lists the operations that can be trained.",
        description = "And says what is wrong with a scenario file that cannot be read.")
final class ScenariosCommand implements Callable<Integer> {
    @Mixin
    private ScenarioFolder folder;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        ScenarioLibrary library = folder.library();
        for (LoadedScenario loaded : library.scenarios()) {
            print(loaded.scenario());
        }
        for (ScenarioProblem problem : library.problems()) {
            output.remark("problem: %s", problem);
        }
        output.answer(Map.of(
                "scenarios",
                        library.scenarios().stream().map(ScenariosCommand::json).toList(),
                "problems", library.problems().stream().map(Object::toString).toList()));
        return library.problems().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private void print(Scenario scenario) {
        output.line("%-16s %s (version %d)", scenario.id(), scenario.title(), scenario.version());
        output.line("%-16s %s", "", scenario.instruction().strip());
    }

    private static Map<String, Object> json(LoadedScenario loaded) {
        Scenario scenario = loaded.scenario();
        return Json.object(
                "id", scenario.id(),
                "version", scenario.version(),
                "title", scenario.title(),
                "instruction", scenario.instruction().strip(),
                "sha256", loaded.sha256(),
                "rubric", scenario.rubric().id(),
                "rubric_version", scenario.rubric().version(),
                "cues", scenario.cues().stream().map(CueRule::id).toList(),
                "languages", loaded.languages());
    }
}
