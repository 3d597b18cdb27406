package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * One rule as it applies to one hand, or to both together.
 *
 * <p>A condition that holds while a limit is closed waits for it and is withheld only if it passes first. An event is of its moment: it
 * is given at once or not at all.
 */
final class Alarm implements Stateful {
    private enum Phase {
        ARMED,
        /** Raised and admitted, waiting for the limits. */
        DUE,
        /** Given or not admitted: silent until the condition is over. */
        SPENT
    }

    private static final Phase[] PHASES = Phase.values();
    private static final double NANOS_PER_SECOND = 1e9;

    private final CueRule rule;
    private final Hand hand;
    private final CueGate gate;
    private final long repeatNanos;
    private Phase phase = Phase.ARMED;
    private long nextNanos = Long.MIN_VALUE;

    /** @param hand whose it is, or null */
    Alarm(CueRule rule, Hand hand, CueGate gate) {
        this.rule = rule;
        this.hand = hand;
        this.gate = gate;
        this.repeatNanos = (long) (rule.repeatSeconds() * NANOS_PER_SECOND);
    }

    /** Takes what the rule's condition measures at this tick, in its unit; 0 when it does not apply. */
    void measure(double value, long nanos, Vec3 place, Cues out) {
        if (value <= rule.off()) {
            rearm();
        } else if (phase == Phase.ARMED && value > rule.on()) {
            phase = gate.admits(rule) ? Phase.DUE : Phase.SPENT;
        }
        if (phase == Phase.DUE && nanos >= nextNanos && gate.isOpen(rule, nanos)) {
            phase = Phase.SPENT;
            give(-1, nanos, place, out);
        }
    }

    /** Takes an event of the rule's kind. */
    void happen(int ring, long nanos, Vec3 place, Cues out) {
        if (!gate.admits(rule)) {
            return;
        }
        if (CueGate.isSafety(rule) || nanos >= nextNanos && gate.isOpen(rule, nanos)) {
            give(ring, nanos, place, out);
        } else {
            gate.withhold(Withheld.RATE_LIMIT);
        }
    }

    private void rearm() {
        if (phase == Phase.DUE) {
            gate.withhold(Withheld.RATE_LIMIT);
        }
        phase = Phase.ARMED;
    }

    private void give(int ring, long nanos, Vec3 place, Cues out) {
        nextNanos = nanos + repeatNanos;
        out.add(gate.pass(rule, nanos), rule, hand, ring, place);
    }

    @Override
    public void exchange(StateBuffer state) {
        phase = state.exchange(phase, PHASES);
        nextNanos = state.exchange(nextNanos);
    }
}
