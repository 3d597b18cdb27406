package org.trocar.core.uncertainty;

import org.trocar.core.hands.Hand;
import org.trocar.core.session.Attempt;
import org.trocar.core.world.RunFacts;

/** Both hands' noise during one run. */
public record NoiseFloor(TipNoise left, TipNoise right) {
    private static final double AXES = Math.sqrt(3);

    /** What is known of a run's noise, once it has taken its last tick: measured in its calibration, else of its device, else nothing. */
    public static NoiseFloor of(Attempt attempt) {
        return new NoiseFloor(of(attempt, Hand.LEFT), of(attempt, Hand.RIGHT));
    }

    private static TipNoise of(Attempt attempt, Hand hand) {
        RunFacts world = attempt.world();
        if (world.calibrated()) {
            return new TipNoise(
                    world.stillTipSpreadMetres(hand) / AXES,
                    world.stillTipMetresPerSecond(hand),
                    NoiseSource.MEASURED,
                    "two still seconds of this run");
        }
        return DeviceNoise.of(attempt.manifest().device(), world.bareHanded(hand), world.leverRatio());
    }

    public TipNoise hand(Hand hand) {
        return hand == Hand.LEFT ? left : right;
    }

    /** Whether something is known of both: a metric of either hand has an interval only then. */
    public boolean known() {
        return left.known() && right.known();
    }

    String whyUnknown() {
        return left.known() ? right.where() : left.where();
    }
}
