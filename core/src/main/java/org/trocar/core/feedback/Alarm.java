package org.trocar.core.feedback;

import org.trocar.core.scenario.CueRule;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * When one rule's cue is due to one hand, or to both together.
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
    private final CueGate gate;
    private final long repeatNanos;
    private Phase phase = Phase.ARMED;
    private long nextNanos = Long.MIN_VALUE;

    Alarm(CueRule rule, CueGate gate) {
        this.rule = rule;
        this.gate = gate;
        this.repeatNanos = (long) (rule.repeatSeconds() * NANOS_PER_SECOND);
    }

    /**
     * Takes what the rule's meter says at this tick; 0 when it does not apply.
     *
     * @return whether the cue is to be given now
     */
    boolean measure(double value, double on, double off, long nanos) {
        if (value <= off) {
            rearm();
        } else if (phase == Phase.ARMED && value > on) {
            phase = gate.admits(rule) ? Phase.DUE : Phase.SPENT;
        }
        boolean now = phase == Phase.DUE && nanos >= nextNanos && gate.isOpen(rule, nanos);
        if (now) {
            phase = Phase.SPENT;
            nextNanos = nanos + repeatNanos;
        }
        return now;
    }

    /**
     * Takes an event of the rule's.
     *
     * @return whether the cue is to be given now
     */
    boolean happen(long nanos) {
        if (!gate.admits(rule)) {
            return false;
        }
        boolean now = CueGate.isSafety(rule) || nanos >= nextNanos && gate.isOpen(rule, nanos);
        if (now) {
            nextNanos = nanos + repeatNanos;
        } else {
            gate.withhold(Withheld.RATE_LIMIT);
        }
        return now;
    }

    private void rearm() {
        if (phase == Phase.DUE) {
            gate.withhold(Withheld.RATE_LIMIT);
        }
        phase = Phase.ARMED;
    }

    @Override
    public void exchange(StateBuffer state) {
        phase = state.exchange(phase, PHASES);
        nextNanos = state.exchange(nextNanos);
    }
}
