package org.trocar.core.grade;

/** What a grade says of one attempt. Training feedback, not a certificate. */
public enum Verdict {
    /** At least the rubric's proficiency score, with no gating error. */
    PASS,
    FAIL,
    /** A gating error may be the tracker's, or an assessment was paused or its server died: a person has to rule. */
    UNDECIDED,
    /** The record does not allow a grade; the reasons say why. */
    NOT_GRADABLE
}
