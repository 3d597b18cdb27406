package org.trocar.core.grade;

/** What a grade says of one attempt. Training feedback, not a certificate. */
public enum Verdict {
    /** At least the rubric's proficiency score and every level it requires, with no gating error. */
    PASS,
    FAIL,
    /**
     * A gating error may be the tracker's, a required value cannot be told from its cut-off or not be measured, or an assessment was paused,
     * its trainee was told something, or its server died: a person has to rule.
     */
    UNDECIDED,
    /** The record does not allow a grade; the reasons say why. */
    NOT_GRADABLE
}
