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
        double spread = world.stillTipSpreadMetres(hand);
        double speed = world.stillTipMetresPerSecond(hand);
        if (spread > 0 && speed > 0) {
            return new TipNoise(spread / AXES, speed, NoiseSource.MEASURED, "two still seconds of this run");
        }
        TipNoise ofDevice = DeviceNoise.of(attempt.manifest().device(), world.bareHanded(hand), world.leverRatio());
        return ofDevice.known() ? ofDevice : TipNoise.unknown(whyNotMeasured(world) + ", and " + ofDevice.where());
    }

    /** No hand is that still: what does not stray at all is a picture that the device held, and says nothing of its noise. */
    private static String whyNotMeasured(RunFacts world) {
        return world.calibrated()
                ? "while calibrating, the device gave one and the same position over and over"
                : "the run had no calibration";
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
