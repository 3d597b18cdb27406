package org.trocar.core.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;

/** What is wrong with one file, and where each key of it stands. */
final class Problems {
    private final String file;
    private final Map<String, Mark> places = new HashMap<>();
    private final List<ScenarioProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** Remembers where the value of a path such as {@code board.pegs.radius} stands. */
    void place(String path, Mark mark) {
        places.put(path, mark);
    }

    /** Complains about the value of a path that was placed before. */
    void at(String path, String text) {
        at(places.get(path), text);
    }

    void at(Mark mark, String text) {
        at(mark.getLine() + 1, mark.getColumn() + 1, text);
    }

    void at(int line, int column, String text) {
        found.add(new ScenarioProblem(file, line, column, text));
    }

    /** @throws ScenarioException with all problems in the order of their lines, when there are any */
    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(ScenarioProblem::line).thenComparingInt(ScenarioProblem::column));
            throw new ScenarioException(found);
        }
    }
}
