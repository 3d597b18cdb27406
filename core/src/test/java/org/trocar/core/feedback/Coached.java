package org.trocar.core.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.CueMeter;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.scenario.Severity;
import org.trocar.core.world.EventKind;
import org.trocar.core.world.WorldEvents;

/** A trainee under a coach: set how the hands move, let time pass at 90 Hz, and read what was said. */
final class Coached {
    private static final long TICK_NANOS = 1_000_000_000L / 90;

    final Coach coach;
    final WorldEvents events = new WorldEvents();
    final LiveRun run = new LiveRun().running(true);
    final Cues cues;
    final Vec3 nearPeg = new Vec3(0.06, 0.03, 0);
    final Vec3 lastPlace = new Vec3();
    CueRule lastRule;
    Hand lastHand;
    int lastPeg;
    long lastSequence;
    long nanos;
    long tick;

    Coached(Guidance guidance, long seed) {
        this(guidance, seed, rules());
    }

    Coached(Guidance guidance, long seed, List<CueRule> rules) {
        coach = new Coach(rules, board(), Hand.RIGHT, guidance, seed);
        cues = new Cues(coach.most());
        at(Hand.LEFT, -0.03, 0.1, 0).at(Hand.RIGHT, 0.03, 0.1, 0);
    }

    static PegBoard board() {
        List<PegBoard.Peg> pegs =
                List.of(new PegBoard.Peg("L1", Hand.LEFT, -0.06, 0), new PegBoard.Peg("R1", Hand.RIGHT, 0.06, 0));
        return new PegBoard(0.095, 0.065, -0.02, 0.0025, 0.02, 0.35, pegs);
    }

    /** Those that a scenario of schema 1 can have. */
    static List<CueRule> rules() {
        return List.of(
                rule("idle_too_long", Severity.INFORMATION, above(CueMeter.IDLE_FOR, 8, 1), 20, CueAnchor.FIELD),
                rule("closed_on_nothing", Severity.INFORMATION, on(CueEvent.CLOSED_ON_NOTHING), 8, CueAnchor.TIP),
                rule(
                        "ring_dropped",
                        Severity.WARNING,
                        on(CueEvent.DROPPED_IN_VIEW, CueEvent.DROPPED_OUT_OF_VIEW),
                        3,
                        CueAnchor.RING),
                rule("wrong_hand_first", Severity.WARNING, on(CueEvent.LIFTED_BY_WRONG_HAND), 5, CueAnchor.RING),
                rule(
                        "too_fast_near_peg",
                        Severity.WARNING,
                        new CueTrigger.Above(CueMeter.TIP_SPEED_NEAR_PEG, 0.12, 0.08, 0.025),
                        6,
                        CueAnchor.TIP),
                rule("tracking_lost", Severity.SAFETY, above(CueMeter.UNTRACKED_FOR, 0.5, 0), 5, CueAnchor.TIP));
    }

    /** Rules that the six above do not have: a path and errors so far, a speed while carrying, a slip on the way back. */
    static List<CueRule> furtherRules() {
        return List.of(
                rule("far", Severity.WARNING, above(CueMeter.PATH_LENGTH, 4, 0), 3, CueAnchor.PEG),
                rule("errors", Severity.WARNING, above(CueMeter.ERRORS, 3, 0), 3, CueAnchor.NONE),
                during(
                        rule(
                                "carrying_fast",
                                Severity.WARNING,
                                above(CueMeter.TIP_SPEED, 0.1, 0.05),
                                3,
                                CueAnchor.RING),
                        new CueCondition(
                                Optional.of(CueCondition.Side.DOMINANT),
                                Optional.of(CueCondition.Carrying.RING),
                                Optional.empty())),
                during(
                        rule("slipped", Severity.INFORMATION, on(CueEvent.SLIPPED), 3, CueAnchor.BETWEEN_HANDS),
                        new CueCondition(Optional.empty(), Optional.empty(), Optional.of(CueCondition.Way.BACK))));
    }

    static CueTrigger on(CueEvent... events) {
        return new CueTrigger.Events(List.of(events));
    }

    static CueTrigger above(CueMeter meter, double on, double off) {
        return new CueTrigger.Above(meter, on, off, 0);
    }

    static CueRule rule(String id, Severity severity, CueTrigger trigger, double repeatSeconds, CueAnchor anchor) {
        return new CueRule(id, severity, trigger, CueCondition.ALWAYS, repeatSeconds, id, id, 0, 0, anchor);
    }

    static CueRule during(CueRule rule, CueCondition condition) {
        return new CueRule(
                rule.id(),
                rule.severity(),
                rule.trigger(),
                condition,
                rule.repeatSeconds(),
                rule.textKey(),
                rule.text(),
                0,
                0,
                rule.anchor());
    }

    Coached at(Hand hand, double x, double y, double z) {
        run.hand(hand, new Vec3(x, y, z), run.metresPerSecond(hand), true);
        return this;
    }

    Coached speed(Hand hand, double metresPerSecond) {
        run.hand(hand, run.tip(hand), metresPerSecond, run.tracked(hand));
        return this;
    }

    Coached tracked(Hand hand, boolean tracked) {
        run.hand(hand, run.tip(hand), run.metresPerSecond(hand), tracked);
        return this;
    }

    Coached idle(double seconds) {
        run.idle(seconds, 0);
        return this;
    }

    Coached running(boolean running) {
        run.running(running);
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
        coach.respond(++tick, nanos, events, run, cues);
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
        lastPeg = cues.peg(i);
        lastSequence = cues.sequence(i);
        cues.place(i, lastPlace);
        String ring = cues.ring(i) < 0 ? "" : " ring " + cues.ring(i);
        return lastRule.id() + (lastHand == null ? "" : " " + lastHand) + ring;
    }
}
