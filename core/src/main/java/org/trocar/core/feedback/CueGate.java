package org.trocar.core.feedback;

import org.trocar.core.math.SplitMix64;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.Severity;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** What all rules share: the guidance policy, the least time between two non-safety cues, and the count of what was withheld. */
final class CueGate implements Stateful {
    private static final long LEAST_NANOS = 2_000_000_000L;
    private static final int REASONS = Withheld.values().length;

    private final Guidance guidance;
    private final double probability;
    private final SplitMix64 random;
    private final long[] withheld = new long[REASONS];
    private long nextNanos = Long.MIN_VALUE;
    private long given;

    CueGate(Guidance guidance, long seed) {
        this.guidance = guidance;
        this.probability = guidance.probability();
        this.random = new SplitMix64(seed);
    }

    /** Whether a cue that is due should be given at all, decided once for each; counted when not. */
    boolean admits(CueRule rule) {
        if (isSafety(rule)) {
            return true;
        }
        if (guidance.assessment()) {
            withhold(Withheld.ASSESSMENT);
            return false;
        }
        boolean wanted = random.nextDouble() < probability;
        if (!wanted) {
            withhold(Withheld.MASTERY);
        }
        return wanted;
    }

    /** Whether an admitted cue may be given now. */
    boolean isOpen(CueRule rule, long nanos) {
        return isSafety(rule) || nanos >= nextNanos;
    }

    /** Numbers a cue that is given now. */
    long pass(CueRule rule, long nanos) {
        if (!isSafety(rule)) {
            nextNanos = nanos + LEAST_NANOS;
        }
        return ++given;
    }

    void withhold(Withheld reason) {
        withheld[reason.ordinal()]++;
    }

    long withheld(Withheld reason) {
        return withheld[reason.ordinal()];
    }

    static boolean isSafety(CueRule rule) {
        return rule.severity() == Severity.SAFETY;
    }

    @Override
    public void exchange(StateBuffer state) {
        random.exchange(state);
        state.exchange(withheld, REASONS);
        nextNanos = state.exchange(nextNanos);
        given = state.exchange(given);
    }
}
