package org.trocar.core.feedback;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueKind;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Severity;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

/** A trainee under a coach: set how the hands move, let time pass at 90 Hz, and read what was said. */
final class Coached {
    private static final long TICK_NANOS = 1_000_000_000L / 90;

    final Coach coach;
    final WorldEvents events = new WorldEvents();
    final LiveMotion motion = new LiveMotion().running(true);
    final Cues cues = new Cues();
    final Vec3 nearPeg = new Vec3(0.06, 0.03, 0);
    final Vec3 lastPlace = new Vec3();
    CueRule lastRule;
    Hand lastHand;
    long lastSequence;
    long nanos;
    long tick;

    Coached(Guidance guidance, long seed) {
        this(guidance, seed, rules());
    }

    Coached(Guidance guidance, long seed, List<CueRule> rules) {
        coach = new Coach(rules, board(), guidance, seed);
        at(Hand.LEFT, -0.03, 0.1, 0).at(Hand.RIGHT, 0.03, 0.1, 0);
    }

    static PegBoard board() {
        List<PegBoard.Peg> pegs =
                List.of(new PegBoard.Peg("L1", Hand.LEFT, -0.06, 0), new PegBoard.Peg("R1", Hand.RIGHT, 0.06, 0));
        return new PegBoard(0.095, 0.065, -0.02, 0.0025, 0.02, 0.35, pegs);
    }

    static List<CueRule> rules() {
        return List.of(
                rule(CueKind.IDLE_TOO_LONG, Severity.INFORMATION, 8, 1, 0, 20),
                rule(CueKind.CLOSED_ON_NOTHING, Severity.INFORMATION, 0, 0, 0, 8),
                rule(CueKind.RING_DROPPED, Severity.WARNING, 0, 0, 0, 3),
                rule(CueKind.WRONG_HAND_FIRST, Severity.WARNING, 0, 0, 0, 5),
                rule(CueKind.TOO_FAST_NEAR_PEG, Severity.WARNING, 0.12, 0.08, 0.025, 6),
                rule(CueKind.TRACKING_LOST, Severity.SAFETY, 0.5, 0, 0, 5));
    }

    /** One rule alone, for a kind that is an event or whose thresholds don't matter. */
    static List<CueRule> rules(CueKind kind, Severity severity) {
        return List.of(rule(kind, severity, 0, 0, 0, 3));
    }

    private static CueRule rule(
            CueKind kind, Severity severity, double on, double off, double withinMetres, double repeatSeconds) {
        return new CueRule(kind, severity, on, off, withinMetres, repeatSeconds, "", 0, 0);
    }

    Coached at(Hand hand, double x, double y, double z) {
        motion.hand(hand, new Vec3(x, y, z), motion.metresPerSecond(hand), true);
        return this;
    }

    Coached speed(Hand hand, double metresPerSecond) {
        motion.hand(hand, motion.tip(hand), metresPerSecond, motion.tracked(hand));
        return this;
    }

    Coached tracked(Hand hand, boolean tracked) {
        motion.hand(hand, motion.tip(hand), motion.metresPerSecond(hand), tracked);
        return this;
    }

    Coached idle(double seconds) {
        motion.idle(seconds);
        return this;
    }

    Coached running(boolean running) {
        motion.running(running);
        return this;
    }

    /** Everything said in so many seconds. */
    List<String> tickFor(double seconds) {
        List<String> said = new ArrayList<>();
        for (long i = Math.round(seconds * 90); i > 0; i--) {
            said.addAll(tick());
        }
        return said;
    }

    /** What is said at one tick with this event. */
    List<String> event(EventKind kind, Hand hand, int ring) {
        events.add(kind, hand, ring, 0, new Vec3());
        return tick();
    }

    private List<String> tick() {
        nanos += TICK_NANOS;
        coach.respond(++tick, nanos, events, motion, cues);
        events.clear();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < cues.count(); i++) {
            said.add(describe(i));
        }
        return said;
    }

    private String describe(int i) {
        lastRule = cues.rule(i);
        lastHand = cues.hand(i);
        lastSequence = cues.sequence(i);
        cues.place(i, lastPlace);
        String ring = cues.ring(i) < 0 ? "" : " ring " + cues.ring(i);
        return lastRule.kind().key() + (lastHand == null ? "" : " " + lastHand) + ring;
    }
}
