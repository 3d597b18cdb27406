package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.Scenario;

/**
 * All that scores and grades know of the operated world. A {@link World} knows it because it simulates; a {@link RecordedWorld} because it
 * reads what a world once made.
 */
public sealed interface RunFacts permits World, RecordedWorld {
    Scenario scenario();

    /** What happened in the last tick. */
    WorldEvents events();

    /** Where the tips were at the last tick's frames. */
    TipSamples tips();

    /** Whether the field ever had a place: before that there is no operation. */
    boolean laid();

    /** Whether the field was laid from two still seconds. */
    boolean calibrated();

    /**
     * How fast a still hand's instrument tip seems to move after the metrics' filter, m/s: what the tracker, and a hand's own tremor, add to
     * every speed. NaN without calibration: then nobody knows.
     */
    double stillTipMetresPerSecond(Hand hand);

    /** How far a still hand's instrument tip strays from its mean, root mean square, metres; NaN without calibration. */
    double stillTipSpreadMetres(Hand hand);

    /** How far an instrument's tip moves for a movement of its handle, at home. */
    default double leverRatio() {
        return Placement.leverRatio(scenario());
    }

    /** Whether, in any frame so far, cameras tracked the bare hand that drives this instrument, and no controller did. */
    boolean bareHanded(Hand hand);

    boolean started();

    boolean finished();

    int transfersDone();

    int transfersTotal();

    /** From first contact with a ring to the release of the last one, or to now; pauses do not count. */
    double taskSeconds();
}
