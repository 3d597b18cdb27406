package org.trocar.telemetry.debrief;

import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.ControlEvent.Kind;

/**
 * Whose jaws do not answer to their hand, and when: one more control event in each tick's input.
 *
 * @param hands the value of {@link Kind#INERT}: 0 nobody's, 1 the left hand's, 2 the right one's, 3 both
 * @param fromTick the first such tick
 * @param untilTick the tick after the last
 */
public record InertJaws(int hands, long fromTick, long untilTick) {
    static int of(Hand hand) {
        return 1 << hand.ordinal();
    }

    /** The same control events in the same ticks, about nobody's jaws: changes nothing, or the method is not to be trusted. */
    InertJaws sham() {
        return new InertJaws(0, fromTick, untilTick);
    }

    public boolean covers(long tick) {
        return fromTick <= tick && tick < untilTick;
    }

    public boolean holds(Hand hand) {
        return event().makesInert(hand);
    }

    ControlEvent event() {
        return new ControlEvent(Kind.INERT, "debrief", "", hands);
    }
}
