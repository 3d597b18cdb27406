package org.trocar.benchmarks.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param name by which it is found again, such as "decode.codec"
 * @param what in words
 * @param unit such as "ns"
 * @param beside absent where there is nothing to hold it against
 */
public record Figure(String name, String what, String unit, Series ours, Optional<Beside> beside) {
    public static Figure of(String name, String what, String unit, Series ours) {
        return new Figure(name, what, unit, ours, Optional.empty());
    }

    public Figure against(String limit, Series series) {
        return new Figure(name, what, unit, ours, Optional.of(new Beside(limit, series)));
    }

    /** Ours divided by what is beside it, medians both; empty where there is nothing beside it, or nothing but zeros. */
    public OptionalDouble ratio() {
        return beside.map(other -> other.series().median())
                .filter(median -> median != 0)
                .map(median -> OptionalDouble.of(ours.median() / median))
                .orElse(OptionalDouble.empty());
    }
}
