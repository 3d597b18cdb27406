package org.trocar.benchmarks.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that has to be reached.
 *
 * @param what in words
 * @param figure the name of the figure that shows it
 * @param of which of the figure's numbers
 * @param bound from which side
 * @param limit in the figure's unit, or a ratio
 */
public record Target(String what, String figure, Of of, Bound bound, double limit) {
    /** What is held against the limit. */
    public enum Of {
        VALUE,
        RATIO
    }

    /** On which side of the limit it has to be. */
    public enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** How it came out. */
    public enum Outcome {
        MET,
        MISSED,
        NOT_MEASURED
    }

    /** The number that is held against the limit; empty when it was not measured. */
    public OptionalDouble reached(Optional<Figure> measured) {
        return measured.map(figure -> of == Of.RATIO
                        ? figure.ratio()
                        : OptionalDouble.of(figure.ours().median()))
                .orElse(OptionalDouble.empty());
    }

    public Outcome outcome(Optional<Figure> measured) {
        OptionalDouble reached = reached(measured);
        if (reached.isEmpty()) {
            return Outcome.NOT_MEASURED;
        }
        double value = reached.getAsDouble();
        return (bound == Bound.AT_MOST ? value <= limit : value >= limit) ? Outcome.MET : Outcome.MISSED;
    }
}
