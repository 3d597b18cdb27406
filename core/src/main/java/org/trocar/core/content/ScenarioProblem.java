package org.trocar.core.content;

/**
 * One thing wrong with a scenario file, and what to do about it.
 *
 * @param file the file's name as the caller gave it
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param column counted from 1; 0 when the file as a whole is meant
 * @param text what was found and the remedy
 */
public record ScenarioProblem(String file, int line, int column, String text) {

    /** {@code scenarios/peg-transfer.yaml:14: unknown key …}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + text : file + ":" + line + ": " + text;
    }
}
