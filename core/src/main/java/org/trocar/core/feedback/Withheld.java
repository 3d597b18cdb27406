package org.trocar.core.feedback;

/** Why a cue that was due was not given. */
public enum Withheld {
    /** Another cue had just been given, and the moment passed. */
    RATE_LIMIT,
    /** The trainee masters the task too well to be told every time. */
    MASTERY,
    /** An assessment is unguided. */
    ASSESSMENT
}
