package org.trocar.core.scenario;

/** What a cue is shown at. Where there is no such thing, a ring's cue is shown at the hand's tip, and a tip's that is nobody's at the field. */
public enum CueAnchor {
    /** Nothing: wherever the trainee looks. */
    NONE,
    /** The field as a whole. */
    FIELD,
    /** The tip of that hand's instrument. */
    TIP,
    /** The event's ring, or the one that hand holds. */
    RING,
    /** The peg whose top is nearest to where it happened. */
    PEG,
    /** The middle between the two tips. */
    BETWEEN_HANDS
}
