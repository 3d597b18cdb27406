package org.trocar.telemetry.inspect;

import org.trocar.core.hands.Hand;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.metric.BimanualMotion;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;

/** The coverage that a run's grade states, and what it is made of, from the DERIVED records: no physics. */
public final class CoverageParts {
    private final BimanualMotion motion = new BimanualMotion();
    private final Pose left = new Pose();
    private final Pose right = new Pose();
    private boolean paused;
    private boolean pausedBefore;
    private long leftOutNanos;

    void input(TickInput in) {
        for (int i = 0; i < in.controlCount(); i++) {
            ControlEvent control = in.control(i);
            switch (control.kind()) {
                case PAUSE -> paused = true;
                case RESUME -> paused = false;
                case GAP -> leftOutNanos += control.value();
                default -> {}
            }
        }
    }

    void derived(long sessionNanos, WorldEvents events, TipSamples tips) {
        if (paused && !pausedBefore || movedSpace(events)) {
            motion.breakSegment(sessionNanos);
        }
        pausedBefore = paused;
        for (int i = 0; i < tips.count() && !paused; i++) {
            motion.sample(
                    tips.captureNanos(i),
                    tips.sampleNanos(i),
                    tips.tip(i, Hand.LEFT, left),
                    tips.tracked(i, Hand.LEFT),
                    tips.tip(i, Hand.RIGHT, right),
                    tips.tracked(i, Hand.RIGHT));
        }
    }

    private static boolean movedSpace(WorldEvents events) {
        for (int i = 0; i < events.count(); i++) {
            if (events.kind(i) == EventKind.SPACE_MOVED) {
                return true;
            }
        }
        return false;
    }

    void finish(long sessionNanos) {
        motion.finish(sessionNanos);
    }

    /** Operating time in which this hand could have been seen, with what was left out of a recording. */
    public double observedSeconds(Hand hand) {
        return (motion.hand(hand).spanNanos() + leftOutNanos) * 1e-9;
    }

    /** The part of it in which it was. */
    public double trackedSeconds(Hand hand) {
        return motion.hand(hand).trackedNanos() * 1e-9;
    }

    /** What a recording's jumps left out. */
    public double leftOutSeconds() {
        return leftOutNanos * 1e-9;
    }

    /** Tracked over observed, 0 to 1; NaN when nothing was observed. */
    public double trackedFraction(Hand hand) {
        return trackedSeconds(hand) / observedSeconds(hand);
    }

    /** The worse hand's, as in the grade. */
    public double coverage() {
        return Math.min(trackedFraction(Hand.LEFT), trackedFraction(Hand.RIGHT));
    }
}
