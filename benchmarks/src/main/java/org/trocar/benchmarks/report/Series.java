package org.trocar.benchmarks.report;

import java.util.List;

/**
 * One quantity measured in several rounds. Their median is what counts: a shared machine spoils single rounds.
 *
 * @param rounds at least one value, in the order they were measured
 */
public record Series(List<Double> rounds) {
    public Series {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("a series needs a round");
        }
    }

    public static Series of(double... rounds) {
        return new Series(java.util.Arrays.stream(rounds).boxed().toList());
    }

    public double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double lowest() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double highest() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Whether the ranges of two series have a value in common: a difference between them may then be chance. */
    public boolean overlaps(Series other) {
        return lowest() <= other.highest() && other.lowest() <= highest();
    }
}
