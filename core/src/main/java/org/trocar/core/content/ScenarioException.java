package org.trocar.core.content;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario that cannot be used. The message has one line for each problem found in it. */
public final class ScenarioException extends RuntimeException {
    private final List<ScenarioProblem> problems;

    ScenarioException(List<ScenarioProblem> problems) {
        super(problems.stream().map(ScenarioProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    ScenarioException(String file, String text) {
        this(List.of(new ScenarioProblem(file, 0, 0, text)));
    }

    /** At least one, in the order of the file's lines. */
    public List<ScenarioProblem> problems() {
        return problems;
    }
}
