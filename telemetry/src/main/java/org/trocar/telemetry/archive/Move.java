package org.trocar.telemetry.archive;

import java.math.BigDecimal;
import java.util.List;
import org.trocar.core.grade.Grade;
import org.trocar.telemetry.grade.CanonicalNumber;
import org.trocar.telemetry.grade.GradeDocument;

/**
 * One session's grade as it counts now, and as the rubric on trial would have it.
 *
 * @param session its id
 * @param learner whose, a pseudonym
 * @param label of the attempt, may be empty
 * @param mode why the trainee operated, in lower case
 * @param opened the day, UTC
 * @param counts false for a void session; null until the report is made, since sessions are made void and valid again at any time
 * @param oldRubric the rubric that counts now: id and version
 * @param oldRubricSha256 its hash
 * @param oldPassPoints what it passes with
 * @param decisive by which criteria the verdict moves, see {@link org.trocar.core.grade.Criterion#key}; empty when it does not
 * @param disagreement what quick and full re-grading make differently; null when nothing
 * @param note what else a reader should know; null when nothing
 */
public record Move(
        String session,
        String learner,
        String label,
        String mode,
        String opened,
        Boolean counts,
        String oldRubric,
        String oldRubricSha256,
        BigDecimal oldPassPoints,
        Side old,
        Side now,
        List<String> decisive,
        String disagreement,
        String note) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Double.MAX_VALUE);

    public Move {
        decisive = List.copyOf(decisive);
    }

    /**
     * @param gradeHash of the whole grade
     * @param verdict in lower case
     * @param score null when there is none
     * @param lowConfidence whether the hands were tracked for too little of the time
     * @param reason the weightiest
     */
    public record Side(String gradeHash, String verdict, BigDecimal score, boolean lowConfidence, String reason) {
        static Side of(GradeDocument document) {
            Grade grade = document.grade();
            return new Side(
                    document.gradeHash(),
                    grade.verdict().name().toLowerCase(java.util.Locale.ROOT),
                    grade.score().isPresent() ? number(grade.score().getAsDouble()) : null,
                    grade.lowConfidence(),
                    grade.reasons().isEmpty() ? "" : grade.reasons().get(0));
        }
    }

    Move counting(boolean now) {
        return new Move(
                session,
                learner,
                label,
                mode,
                opened,
                now,
                oldRubric,
                oldRubricSha256,
                oldPassPoints,
                old,
                this.now,
                decisive,
                disagreement,
                note);
    }

    static BigDecimal number(double value) {
        return new BigDecimal(CanonicalNumber.of(value));
    }

    boolean flips() {
        return !old.verdict().equals(now.verdict());
    }

    boolean confidenceFlips() {
        return old.lowConfidence() != now.lowConfidence();
    }

    boolean scored() {
        return old.score() != null && now.score() != null;
    }

    /** New score less old; only where both are. */
    BigDecimal difference() {
        return now.score().subtract(old.score());
    }

    /** By how much the score moves, in points; more than any difference where there is a score on one side only. */
    BigDecimal size() {
        return scored() ? difference().abs() : LARGEST;
    }

    boolean scoreMoves() {
        return scored() ? difference().signum() != 0 : old.score() != now.score();
    }
}
