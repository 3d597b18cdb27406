package org.trocar.core.content;

import java.nio.file.Path;

/**
 * Reads a rubric: from a file with {@code schema: 1} or {@code schema: 2}, the {@code rubric:} group that a scenario has and, if it is for
 * one operation only, {@code scenario:} with its id; or from a whole scenario file. All problems of one file are reported together.
 */
public final class RubricReader {
    private RubricReader() {}

    /** @throws ScenarioException when the file is missing or unreadable, or when anything in it is wrong */
    public static LoadedRubric read(Path file) {
        byte[] bytes = ScenarioReader.bytesOf(file);
        Problems problems = new Problems(file.toString());
        LoadedRubric rubric =
                new ScenarioParser(problems).parseRubric(ScenarioReader.document(file.toString(), bytes, problems));
        problems.throwIfAny();
        return rubric;
    }
}
