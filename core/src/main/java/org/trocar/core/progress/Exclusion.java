package org.trocar.core.progress;

import java.util.Optional;
import org.trocar.core.grade.Verdict;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Provenance;

/** Why an attempt says nothing of whether its learner is competent. It is counted nevertheless. */
public enum Exclusion {
    VOID("void"),
    ALTERED("altered or damaged"),
    SCRIPTED("operated by a script"),
    RECORDING("played from a recording"),
    NO_ASSESSMENT("practice or research"),
    GUIDED("guided"),
    NOT_GRADABLE("not gradable"),
    UNDECIDED("undecided"),
    LOW_CONFIDENCE("low confidence");

    private final String label;

    Exclusion(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /**
     * The first that applies, in the order above.
     *
     * @param recordings whether recordings are taken for their learner's own attempts
     */
    static Optional<Exclusion> of(LoggedAttempt attempt, boolean recordings) {
        if (!attempt.standing().counts()) {
            return Optional.of(VOID);
        }
        if (!attempt.trust().flaw().isEmpty()) {
            return Optional.of(ALTERED);
        }
        if (attempt.provenance() == Provenance.SCRIPTED) {
            return Optional.of(SCRIPTED);
        }
        if (attempt.provenance() == Provenance.RECORDING && !recordings) {
            return Optional.of(RECORDING);
        }
        if (attempt.mode() != Mode.ASSESSMENT) {
            return Optional.of(NO_ASSESSMENT);
        }
        if (attempt.guidedShare() > 0) {
            return Optional.of(GUIDED);
        }
        if (attempt.verdict() == Verdict.NOT_GRADABLE) {
            return Optional.of(NOT_GRADABLE);
        }
        if (attempt.verdict() == Verdict.UNDECIDED) {
            return Optional.of(UNDECIDED);
        }
        return attempt.lowConfidence() ? Optional.of(LOW_CONFIDENCE) : Optional.empty();
    }
}
