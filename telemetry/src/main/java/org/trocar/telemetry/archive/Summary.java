package org.trocar.telemetry.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The figures of a report.
 *
 * @param sessions how many were re-graded
 * @param scoresMove of how many the score moves
 * @param verdictsMove of how many the verdict moves
 * @param confidenceMoves of how many a score gains or loses the mark "low confidence"
 * @param disagreements of how many quick and full re-grading differ
 * @param flips how many go from which verdict to which, such as "pass to fail"
 * @param criteria how many verdicts move by which criterion; one that moves by several is counted under each
 * @param differences of new score less old, where both are; null when there are none
 */
public record Summary(
        int sessions,
        int scoresMove,
        int verdictsMove,
        int confidenceMoves,
        int disagreements,
        SortedMap<String, Integer> flips,
        SortedMap<String, Integer> criteria,
        Differences differences) {

    /** Quartiles are those of the ordered values, without interpolation; all in points. */
    public record Differences(
            BigDecimal least,
            BigDecimal lowerQuartile,
            BigDecimal median,
            BigDecimal upperQuartile,
            BigDecimal most,
            BigDecimal mean) {

        static Differences of(List<BigDecimal> sorted) {
            int n = sorted.size();
            BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return new Differences(
                    sorted.get(0),
                    sorted.get((n - 1) / 4),
                    sorted.get((n - 1) / 2),
                    sorted.get(3 * (n - 1) / 4),
                    sorted.get(n - 1),
                    sum.divide(BigDecimal.valueOf(n), 6, RoundingMode.HALF_EVEN));
        }
    }

    static Summary of(Collection<Move> moves) {
        List<BigDecimal> differences = moves.stream()
                .filter(Move::scored)
                .map(Move::difference)
                .sorted()
                .toList();
        return new Summary(
                moves.size(),
                count(moves, Move::scoreMoves),
                count(moves, Move::flips),
                count(moves, Move::confidenceFlips),
                count(moves, move -> move.disagreement() != null),
                tally(
                        moves,
                        move -> List.of(
                                move.old().verdict() + " to " + move.now().verdict())),
                tally(moves, Move::decisive),
                differences.isEmpty() ? null : Differences.of(differences));
    }

    private static int count(Collection<Move> moves, Predicate<Move> which) {
        return (int) moves.stream().filter(which).count();
    }

    private static SortedMap<String, Integer> tally(Collection<Move> moves, Function<Move, List<String>> words) {
        SortedMap<String, Integer> tally = new TreeMap<>();
        moves.stream()
                .filter(Move::flips)
                .flatMap(move -> words.apply(move).stream())
                .forEach(word -> tally.merge(word, 1, Integer::sum));
        return tally;
    }
}
