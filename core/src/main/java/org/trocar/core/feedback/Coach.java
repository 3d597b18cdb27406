package org.trocar.core.feedback;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.PegBoard;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;
import org.trocar.core.world.WorldEvents;

/**
 * Turns what happens and how the hands move into cues, by a scenario's rules, which are interpreted once, here at opening.
 *
 * <p>A meter's cue is raised above its rule's {@code on} and re-arms at or below {@code off}; a rule's repeat time counts for each hand by
 * itself. Non-safety cues follow {@link Guidance} and come at most one in two seconds, the more urgent first and then in the order of the
 * rules. Safety cues pass all of this; only a lasting safety condition that returns within its repeat time is told again no sooner
 * than that time.
 */
public final class Coach implements Stateful {
    /** Sets the coach's draws apart from whatever else a run's seed is used for. */
    private static final long SEED_SALT = 0xC0AC_4B1E_5EED_0001L;

    private final Responder[] responders;
    private final CueGate gate;
    private final Losses losses = new Losses();

    /**
     * @param rules in the order of the scenario's file
     * @param board whose pegs are to be approached slowly
     * @param dominant the trainee's dominant hand
     * @param guidance how much of it this trainee is given in this run
     * @param seed the run's
     */
    public Coach(List<CueRule> rules, PegBoard board, Hand dominant, Guidance guidance, long seed) {
        gate = new CueGate(guidance, seed ^ SEED_SALT);
        PegTops pegTops = new PegTops(board);
        responders = rules.stream()
                .sorted(Comparator.comparing(CueRule::severity).reversed())
                .map(rule -> responder(rule, new Condition(rule.during(), dominant), pegTops))
                .toArray(Responder[]::new);
    }

    private Responder responder(CueRule rule, Condition condition, PegTops pegTops) {
        if (rule.trigger() instanceof CueTrigger.Above above) {
            return new MeterResponder(rule, above, new Gauge(above, pegTops, losses), condition, gate, pegTops);
        }
        return new EventResponder(rule, (CueTrigger.Events) rule.trigger(), condition, gate, pegTops);
    }

    /** The most cues that can come of one tick. */
    public int most() {
        return Stream.of(responders).mapToInt(Responder::most).sum();
    }

    /**
     * Responds to one tick. While the run says "not running", what lasts counts as over and events are passed by.
     *
     * @param sessionNanos this tick's time since the session's first tick began
     * @param out emptied, then filled with the cues given
     */
    public void respond(long tick, long sessionNanos, WorldEvents events, LiveRun run, Cues out) {
        out.clear(tick);
        losses.observe(run, sessionNanos);
        for (Responder responder : responders) {
            responder.respond(sessionNanos, events, run, out);
        }
    }

    /** How many cues were due but not given, since the run began. */
    public long withheld(Withheld reason) {
        return gate.withheld(reason);
    }

    @Override
    public void exchange(StateBuffer state) {
        gate.exchange(state);
        losses.exchange(state);
        for (Responder responder : responders) {
            responder.exchange(state);
        }
    }
}
