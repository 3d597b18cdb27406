package org.trocar.core.progress;

import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Provenance;

/**
 * What a learner's progress needs to know of one attempt, as its grade and the rulings on it stand now.
 *
 * @param session its id
 * @param learner pseudonym
 * @param scenario id of the operation
 * @param rubricSha256 of the rubric of the grade that counts; where grades do not name it yet, of the scenario's file
 * @param engine of that grade
 * @param mode why the trainee operated
 * @param provenance where the hands came from
 * @param guidedShare of the cues that are not for safety, as the policy had it at opening, 0 to 1
 * @param verdict that counts
 * @param score points that count; empty when not gradable
 * @param lowConfidence whether coverage was below the rubric's least
 * @param openedEpochMillis when it began
 * @param standing what rulings have made of it
 * @param repetitions what the rubric of the grade that counts asks for
 * @param trust whether its record and grade are to be believed
 */
public record LoggedAttempt(
        String session,
        String learner,
        String scenario,
        String rubricSha256,
        int engine,
        Mode mode,
        Provenance provenance,
        double guidedShare,
        Verdict verdict,
        OptionalDouble score,
        boolean lowConfidence,
        long openedEpochMillis,
        Standing standing,
        Optional<Asked> repetitions,
        Trust trust) {

    /**
     * What rulings have made of an attempt.
     *
     * @param counts false when it is void
     * @param adopted whether its grade is an adopted one
     * @param ruled whether its verdict or score is not its grade's, because somebody ruled on its errors
     */
    public record Standing(boolean counts, boolean adopted, boolean ruled) {
        public static final Standing ORIGINAL = new Standing(true, false, false);
    }

    /** Who signed a session. */
    public enum Signer {
        /** The server whose data folder it lies in. */
        OWN,
        /** Another server, or this one before it had a new key. */
        OTHER,
        /** Nobody: whoever can write the folder can have written all of it. */
        NOBODY
    }

    /** @param flaw why it is not to be believed, one clause; empty when nothing speaks against it */
    public record Trust(Signer signer, String flaw) {}

    /** How many passes in a row, and how many after those. */
    public record Asked(int inARow, int further) {}

    public boolean success() {
        return verdict == Verdict.PASS;
    }
}
