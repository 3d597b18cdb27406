package org.trocar.telemetry.archive;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What a rubric would move. A function of sessions, rubric, engine and speed alone: no clock, no order of work.
 *
 * @param format of this record
 * @param rubric its canonical text
 * @param rubricSha256 its hash
 * @param rubricName id and version
 * @param passPoints what it passes with
 * @param engine that re-graded
 * @param speed quick or verified
 * @param filter which sessions were meant
 * @param warnings about the rubric itself
 * @param summary the figures
 * @param sessions by id
 * @param leftOut by id
 */
public record Report(
        int format,
        String rubric,
        String rubricSha256,
        String rubricName,
        BigDecimal passPoints,
        int engine,
        String speed,
        String filter,
        List<String> warnings,
        Summary summary,
        List<Move> sessions,
        List<LeftOut> leftOut) {

    static final int FORMAT = 1;

    public Report {
        warnings = List.copyOf(warnings);
        sessions = List.copyOf(sessions);
        leftOut = List.copyOf(leftOut);
    }

    /** The sessions whose verdict moves. */
    public List<Move> flips() {
        return sessions.stream().filter(Move::flips).toList();
    }

    /** The sessions whose score moves and whose verdict does not, the largest move first. */
    List<Move> scoreMovesAlone() {
        return sessions.stream()
                .filter(move -> move.scoreMoves() && !move.flips())
                .sorted(Comparator.comparing(Move::size).reversed())
                .toList();
    }

    /** Whether every session was recomputed in full and compared with what its records say. */
    boolean compared() {
        return speed.equals(Speed.VERIFIED.key()) && !sessions.isEmpty();
    }

    /** Of how many sessions quick and full re-grading were found to make the same. */
    long agreed() {
        return sessions.stream()
                .filter(move -> move.disagreement() == null && move.note() == null)
                .count();
    }
}
