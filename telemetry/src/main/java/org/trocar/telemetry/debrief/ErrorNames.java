package org.trocar.telemetry.debrief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.trocar.core.grade.Grade;
import org.trocar.core.grade.Grade.ErrorEntry;

/**
 * What a run's errors are called: by their number in the grade's list, {@code 3}, or by kind and number within the kind,
 * {@code drop-in-view:2}; a kind alone is its first.
 */
public final class ErrorNames {
    private final List<ErrorEntry> errors;

    public ErrorNames(Grade grade) {
        errors = grade.errors();
    }

    /** The index in the grade's list of the error that is called so. */
    public OptionalInt find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        for (int i = 0; i < errors.size(); i++) {
            String full = byKind(i);
            if (wanted.equals(Integer.toString(i + 1)) || wanted.equals(full) || full.equals(wanted + ":1")) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Kind and number within the kind. */
    public String byKind(int index) {
        ErrorEntry error = errors.get(index);
        long number = errors.subList(0, index + 1).stream()
                .filter(other -> other.kind() == error.kind())
                .count();
        return error.kind().key().replace('_', '-') + ":" + number;
    }

    /** What is to be called, in the grade's order. */
    public List<ErrorEntry> errors() {
        return errors;
    }

    /** A line an error, to choose from. */
    public List<String> choices() {
        List<String> choices = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            choices.add(String.format(
                    Locale.ROOT,
                    "%d or %s at %.1f s",
                    i + 1,
                    byKind(i),
                    errors.get(i).seconds()));
        }
        return choices;
    }
}
