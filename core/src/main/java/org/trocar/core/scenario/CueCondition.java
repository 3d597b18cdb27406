package org.trocar.core.scenario;

import java.util.Optional;

/**
 * What else has to hold for a cue to be given: whose hand it is, what that hand carries after the tick, which way the rings go.
 *
 * @param hand empty for either
 * @param carrying empty for whatever it carries
 * @param way empty for both ways
 */
public record CueCondition(Optional<Side> hand, Optional<Carrying> carrying, Optional<Way> way) {
    /** Holds at all times. */
    public static final CueCondition ALWAYS = new CueCondition(Optional.empty(), Optional.empty(), Optional.empty());

    /** Which hand. */
    public enum Side {
        LEFT,
        RIGHT,
        DOMINANT,
        NON_DOMINANT
    }

    /** What is between a hand's jaws. */
    public enum Carrying {
        RING,
        NOTHING
    }

    /** Where the rings are being brought. */
    public enum Way {
        OUT,
        BACK
    }

    /** Whether it asks for one hand, so that it says nothing about what is both hands' or nobody's. */
    public boolean isOfAHand() {
        return hand.isPresent() || carrying.isPresent();
    }
}
