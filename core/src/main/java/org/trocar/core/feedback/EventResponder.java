package org.trocar.core.feedback;

import java.util.EnumSet;
import java.util.Set;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.state.Scratch;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

/** A rule about events. While nobody is to be coached they are passed by. */
final class EventResponder extends Responder {
    private final Set<CueEvent> wanted = EnumSet.noneOf(CueEvent.class);
    private final Condition condition;

    @Scratch
    private final Vec3 place = new Vec3();

    EventResponder(CueRule rule, CueTrigger.Events events, Condition condition, CueGate gate, PegTops pegTops) {
        super(rule, gate, pegTops);
        this.condition = condition;
        wanted.addAll(events.events());
    }

    @Override
    int most() {
        return CueGate.isSafety(rule()) ? WorldEvents.CAPACITY : 1;
    }

    @Override
    void respond(long nanos, WorldEvents events, LiveRun run, Cues out) {
        for (int i = 0; run.running() && i < events.count(); i++) {
            CueEvent event = eventOf(events.kind(i));
            if (event != null && wanted.contains(event) && condition.holds(events.hand(i), run)) {
                respond(i, nanos, events, run, out);
            }
        }
    }

    private void respond(int i, long nanos, WorldEvents events, LiveRun run, Cues out) {
        if (alarm(events.hand(i)).happen(nanos)) {
            give(events.hand(i), events.ring(i), events.place(i, place), nanos, run, out);
        }
    }

    /** Null for what gives no cue: what a device does has meters, and a finished run has its summary. */
    private static CueEvent eventOf(EventKind kind) {
        return switch (kind) {
            case TASK_STARTED -> CueEvent.TASK_STARTED;
            case GRASPED -> CueEvent.GRASPED;
            case RELEASED -> CueEvent.RELEASED;
            case SLIPPED -> CueEvent.SLIPPED;
            case CLOSED_ON_NOTHING -> CueEvent.CLOSED_ON_NOTHING;
            case LIFTED -> CueEvent.LIFTED;
            case HANDED_OVER -> CueEvent.HANDED_OVER;
            case PLACED -> CueEvent.PLACED;
            case TURNED_BACK -> CueEvent.TURNED_BACK;
            case DROPPED_IN_VIEW -> CueEvent.DROPPED_IN_VIEW;
            case DROPPED_OUT_OF_VIEW -> CueEvent.DROPPED_OUT_OF_VIEW;
            case TRANSFERRED_NOT_IN_MID_AIR -> CueEvent.TRANSFERRED_NOT_IN_MID_AIR;
            case LIFTED_BY_WRONG_HAND -> CueEvent.LIFTED_BY_WRONG_HAND;
            case CALIBRATED,
                    PLACED_UNCALIBRATED,
                    NOISE_MEASURED,
                    SPACE_MOVED,
                    TASK_FINISHED,
                    TRACKING_LOST,
                    TRACKING_REGAINED -> null;
        };
    }
}
