package org.trocar.core.scenario;

import java.util.List;

/** What sets a rule of the coach off. */
public sealed interface CueTrigger {
    /** Any of these events, at the tick it happens. */
    record Events(List<CueEvent> events) implements CueTrigger {
        public Events {
            events = List.copyOf(events);
        }
    }

    /**
     * A value above a threshold.
     *
     * @param meter of what
     * @param on a value above this raises the cue, in the meter's SI unit
     * @param off a value at or below this makes it ready to be raised anew; at most {@code on}
     * @param nearMetres for {@link CueMeter#TIP_SPEED_NEAR_PEG}, how near to a peg's top is near; 0 for the others
     */
    record Above(CueMeter meter, double on, double off, double nearMetres) implements CueTrigger {}
}
