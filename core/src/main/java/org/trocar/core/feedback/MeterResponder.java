package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.state.Scratch;
import org.trocar.core.world.WorldEvents;

/**
 * A rule about a value above a threshold. While its condition does not hold, or nobody is to be coached, a value counts as 0 and the cue is
 * ready anew; what is of the run so far stays as it is.
 */
final class MeterResponder extends Responder {
    private final CueTrigger.Above above;
    private final Gauge gauge;
    private final Condition condition;

    @Scratch
    private final Vec3 between = new Vec3();

    MeterResponder(
            CueRule rule, CueTrigger.Above above, Gauge gauge, Condition condition, CueGate gate, PegTops pegTops) {
        super(rule, gate, pegTops);
        this.above = above;
        this.gauge = gauge;
        this.condition = condition;
    }

    @Override
    int most() {
        return above.meter().ofEachHand() ? 2 : 1;
    }

    @Override
    void respond(long nanos, WorldEvents events, LiveRun run, Cues out) {
        if (above.meter().ofEachHand()) {
            respond(Hand.LEFT, run.tip(Hand.LEFT), nanos, run, out);
            respond(Hand.RIGHT, run.tip(Hand.RIGHT), nanos, run, out);
        } else {
            respond(null, between.lerp(run.tip(Hand.LEFT), run.tip(Hand.RIGHT), 0.5), nanos, run, out);
        }
    }

    private void respond(Hand hand, Vec3 place, long nanos, LiveRun run, Cues out) {
        boolean applies = run.running() && condition.holds(hand, run);
        if (!applies && above.meter().soFar()) {
            return;
        }
        double value = applies ? gauge.read(hand, run) : 0;
        if (alarm(hand).measure(value, above.on(), above.off(), nanos)) {
            int ring = hand != null && rule().anchor() == CueAnchor.RING ? run.ring(hand) : NO_RING;
            give(hand, ring, place, nanos, run, out);
        }
    }
}
