package org.trocar.core.feedback;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueKind;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

/**
 * Turns what happens and how the hands move into cues, by a scenario's rules.
 *
 * <p>A condition's cue is raised above its rule's {@code on} and re-arms at or below {@code off}; its repeat time counts for each hand by
 * itself. Non-safety cues follow {@link Guidance} and come at most one in two seconds, the more urgent first and then in the order of the
 * rules. Safety cues pass all of this; only a lasting safety condition that returns within its repeat time is told again no sooner
 * than that time.
 */
public final class Coach implements Stateful {
    /** Sets the coach's draws apart from whatever else a run's seed is used for. */
    private static final long SEED_SALT = 0xC0AC_4B1E_5EED_0001L;

    private static final long TRACKED = Long.MIN_VALUE;
    private static final double SECONDS_PER_NANO = 1e-9;

    private final Responder[] responders;
    private final PegTops pegTops;
    private final CueGate gate;
    private final long[] untrackedSinceNanos = {TRACKED, TRACKED};

    @Scratch
    private final Vec3 place = new Vec3();

    /**
     * @param rules at most one of each kind
     * @param board whose pegs are to be approached slowly
     * @param guidance how much of it this trainee is given in this run
     * @param seed the run's
     * @throws IllegalArgumentException when two rules are of one kind
     */
    public Coach(List<CueRule> rules, PegBoard board, Guidance guidance, long seed) {
        requireOneOfAKind(rules);
        gate = new CueGate(guidance, seed ^ SEED_SALT);
        pegTops = new PegTops(board);
        responders = rules.stream()
                .sorted(Comparator.comparing(CueRule::severity).reversed())
                .map(rule -> new Responder(rule, gate))
                .toArray(Responder[]::new);
    }

    private static void requireOneOfAKind(List<CueRule> rules) {
        Set<CueKind> kinds = EnumSet.noneOf(CueKind.class);
        for (CueRule rule : rules) {
            if (!kinds.add(rule.kind())) {
                throw new IllegalArgumentException(
                        "two rules for " + rule.kind().key() + "; keep one of them");
            }
        }
    }

    /** One rule's alarms. */
    private record Responder(CueRule rule, Alarm left, Alarm right, Alarm both) {
        Responder(CueRule rule, CueGate gate) {
            this(
                    rule,
                    new Alarm(rule, Hand.LEFT, gate),
                    new Alarm(rule, Hand.RIGHT, gate),
                    new Alarm(rule, null, gate));
        }

        Alarm of(Hand hand) {
            return hand == null ? both : hand == Hand.LEFT ? left : right;
        }
    }

    /**
     * Responds to one tick. While the motion says "not running", every condition counts as over and events are passed by.
     *
     * @param sessionNanos this tick's time since the session's first tick began
     * @param out emptied, then filled with the cues given
     */
    public void respond(long tick, long sessionNanos, WorldEvents events, LiveMotion motion, Cues out) {
        out.clear(tick);
        noteTracking(Hand.LEFT, motion, sessionNanos);
        noteTracking(Hand.RIGHT, motion, sessionNanos);
        for (Responder responder : responders) {
            respond(responder, sessionNanos, events, motion, out);
        }
    }

    /** How many cues were due but not given, since the run began. */
    public long withheld(Withheld reason) {
        return gate.withheld(reason);
    }

    private void noteTracking(Hand hand, LiveMotion motion, long nanos) {
        int i = hand.ordinal();
        if (motion.tracked(hand) || !motion.running()) {
            untrackedSinceNanos[i] = TRACKED;
        } else if (untrackedSinceNanos[i] == TRACKED) {
            untrackedSinceNanos[i] = nanos;
        }
    }

    private void respond(Responder responder, long nanos, WorldEvents events, LiveMotion motion, Cues out) {
        switch (responder.rule.kind()) {
            case TRACKING_LOST -> {
                respondToTracking(responder, Hand.LEFT, nanos, motion, out);
                respondToTracking(responder, Hand.RIGHT, nanos, motion, out);
            }
            case TOO_FAST_NEAR_PEG -> {
                respondToSpeed(responder, Hand.LEFT, nanos, motion, out);
                respondToSpeed(responder, Hand.RIGHT, nanos, motion, out);
            }
            case IDLE_TOO_LONG -> respondToIdling(responder, nanos, motion, out);
            case RING_DROPPED, WRONG_HAND_FIRST, CLOSED_ON_NOTHING -> {
                if (motion.running()) {
                    respondToEvents(responder, nanos, events, out);
                }
            }
        }
    }

    private void respondToTracking(Responder responder, Hand hand, long nanos, LiveMotion motion, Cues out) {
        long since = untrackedSinceNanos[hand.ordinal()];
        double seconds = since == TRACKED ? 0 : (nanos - since) * SECONDS_PER_NANO;
        responder.of(hand).measure(seconds, nanos, motion.tip(hand), out);
    }

    private void respondToSpeed(Responder responder, Hand hand, long nanos, LiveMotion motion, Cues out) {
        Vec3 tip = motion.tip(hand);
        boolean applies =
                motion.running() && motion.tracked(hand) && pegTops.anyWithin(responder.rule.withinMetres(), tip);
        responder.of(hand).measure(applies ? motion.metresPerSecond(hand) : 0, nanos, tip, out);
    }

    /** Placed between the two tips. */
    private void respondToIdling(Responder responder, long nanos, LiveMotion motion, Cues out) {
        place.lerp(motion.tip(Hand.LEFT), motion.tip(Hand.RIGHT), 0.5);
        responder.both.measure(motion.running() ? motion.idleSeconds() : 0, nanos, place, out);
    }

    private void respondToEvents(Responder responder, long nanos, WorldEvents events, Cues out) {
        for (int i = 0; i < events.count(); i++) {
            if (cueOf(events.kind(i)) == responder.rule.kind()) {
                responder.of(events.hand(i)).happen(events.ring(i), nanos, events.place(i, place), out);
            }
        }
    }

    private static CueKind cueOf(EventKind event) {
        return switch (event) {
            case DROPPED_IN_VIEW, DROPPED_OUT_OF_VIEW -> CueKind.RING_DROPPED;
            case LIFTED_BY_WRONG_HAND -> CueKind.WRONG_HAND_FIRST;
            case CLOSED_ON_NOTHING -> CueKind.CLOSED_ON_NOTHING;
            default -> null;
        };
    }

    @Override
    public void exchange(StateBuffer state) {
        gate.exchange(state);
        state.exchange(untrackedSinceNanos, untrackedSinceNanos.length);
        for (Responder responder : responders) {
            responder.left.exchange(state);
            responder.right.exchange(state);
            responder.both.exchange(state);
        }
    }
}
