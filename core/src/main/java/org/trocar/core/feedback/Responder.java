package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.WorldEvents;

/** One rule, interpreted for one trainee, with what it remembers of either hand and of both together. */
abstract sealed class Responder implements Stateful permits EventResponder, MeterResponder {
    static final int NO_RING = -1;
    private static final int NO_PEG = -1;

    private final CueRule rule;
    private final CueGate gate;
    private final PegTops pegTops;
    private final Alarm left;
    private final Alarm right;
    private final Alarm both;

    @Scratch
    private final Vec3 spot = new Vec3();

    Responder(CueRule rule, CueGate gate, PegTops pegTops) {
        this.rule = rule;
        this.gate = gate;
        this.pegTops = pegTops;
        left = new Alarm(rule, gate);
        right = new Alarm(rule, gate);
        both = new Alarm(rule, gate);
    }

    /** The most cues it can give in one tick. */
    abstract int most();

    abstract void respond(long nanos, WorldEvents events, LiveRun run, Cues out);

    final CueRule rule() {
        return rule;
    }

    /** @param hand null for both together */
    final Alarm alarm(Hand hand) {
        return hand == null ? both : hand == Hand.LEFT ? left : right;
    }

    /** @param place where it happened */
    final void give(Hand hand, int ring, Vec3 place, long nanos, LiveRun run, Cues out) {
        long sequence = gate.pass(rule, nanos);
        int peg = rule.anchor() == CueAnchor.PEG ? pegTops.nearest(place) : NO_PEG;
        out.add(sequence, rule, hand, ring, peg, spot(peg, place, run));
    }

    private Vec3 spot(int peg, Vec3 place, LiveRun run) {
        return switch (rule.anchor()) {
            case PEG -> pegTops.top(peg);
            case BETWEEN_HANDS -> spot.lerp(run.tip(Hand.LEFT), run.tip(Hand.RIGHT), 0.5);
            case NONE, FIELD, TIP, RING -> place;
        };
    }

    @Override
    public final void exchange(StateBuffer state) {
        left.exchange(state);
        right.exchange(state);
        both.exchange(state);
    }
}
