package org.trocar.core.uncertainty;

import org.trocar.core.hands.Hand;
import org.trocar.core.session.Attempt;

/** Both hands' noise during one run. */
public record NoiseFloor(TipNoise left, TipNoise right) {
    /** What is known of a run's noise, once it has taken its last tick. */
    public static NoiseFloor of(Attempt attempt) {
        TipNoise unknown =
                TipNoise.unknown("it was not measured in " + attempt.manifest().sessionId());
        return new NoiseFloor(unknown, unknown);
    }

    public TipNoise hand(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }
}
