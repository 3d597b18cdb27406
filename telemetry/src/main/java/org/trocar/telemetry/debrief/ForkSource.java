package org.trocar.telemetry.debrief;

import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.replay.ReplaySource;

/** A recorded run's inputs with control events added that are in no journal: to a session an input like any other. */
final class ForkSource {
    private final ReplaySource recorded;
    private final InertJaws inert;
    private final ControlEvent event;

    ForkSource(ReplaySource recorded, InertJaws inert) {
        this.recorded = recorded;
        this.inert = inert;
        event = inert.event();
    }

    /** Fills the next tick's input; false at the end. */
    boolean next(TickInput in) {
        if (!recorded.next(in)) {
            return false;
        }
        if (inert.covers(in.tick()) && !in.addControl(event)) {
            throw new IllegalStateException("tick " + in.tick() + " has " + TickInput.MAX_CONTROLS
                    + " recorded control events and no room for one more; fork at another tick");
        }
        return true;
    }
}
