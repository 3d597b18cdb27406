package org.trocar.core.content;

import static org.trocar.core.content.Dimension.LENGTH;
import static org.trocar.core.content.Dimension.NUMBER;
import static org.trocar.core.content.Dimension.SPEED;
import static org.trocar.core.content.Dimension.TIME;

import java.util.ArrayList;
import java.util.List;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.CueMeter;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.Severity;

/** The cues of schema 1, for good: a group with at most one rule of each {@link CueKind}, its words in the file itself. */
final class FixedCueParser {
    private static final String PATH = "cues.";

    private final Problems problems;

    FixedCueParser(Problems problems) {
        this.problems = problems;
    }

    List<CueRule> parse(Fields cues) {
        List<CueRule> rules = new ArrayList<>();
        for (CueKind kind : cues.keys(CueKind.class)) {
            rules.add(rule(kind, cues.group(kind.key())));
        }
        return rules;
    }

    private CueRule rule(CueKind kind, Fields cue) {
        Fields haptic = cue.group("haptic");
        CueRule read = new CueRule(
                kind.key(),
                cue.word("severity", Severity.class),
                trigger(kind, cue),
                CueCondition.ALWAYS,
                cue.quantity("repeat", TIME, "0 s", "10 min"),
                kind.key(),
                cue.text("text", 300),
                haptic.quantity("amplitude", NUMBER, "0", "1"),
                haptic.quantity("duration", TIME, "0 s", "5 s"),
                anchor(kind));
        haptic.finish();
        cue.finish();
        return read;
    }

    private CueTrigger trigger(CueKind kind, Fields cue) {
        return switch (kind) {
            case TRACKING_LOST ->
                new CueTrigger.Above(CueMeter.UNTRACKED_FOR, cue.quantity("on", TIME, "0.05 s", "60 s"), 0, 0);
            case TOO_FAST_NEAR_PEG -> tooFast(cue);
            case IDLE_TOO_LONG -> idle(cue);
            case RING_DROPPED -> events(CueEvent.DROPPED_IN_VIEW, CueEvent.DROPPED_OUT_OF_VIEW);
            case WRONG_HAND_FIRST -> events(CueEvent.LIFTED_BY_WRONG_HAND);
            case CLOSED_ON_NOTHING -> events(CueEvent.CLOSED_ON_NOTHING);
        };
    }

    private static CueTrigger events(CueEvent... events) {
        return new CueTrigger.Events(List.of(events));
    }

    private CueTrigger tooFast(Fields cue) {
        double on = cue.quantity("on", SPEED, "1 mm/s", "5 m/s");
        double off = cue.quantity("off", SPEED, "0 mm/s", "5 m/s");
        CueParser.requireHysteresis(PATH + CueKind.TOO_FAST_NEAR_PEG.key(), on, off, problems);
        return new CueTrigger.Above(
                CueMeter.TIP_SPEED_NEAR_PEG, on, off, cue.quantity("within", LENGTH, "1 mm", "200 mm"));
    }

    private CueTrigger idle(Fields cue) {
        double on = cue.quantity("on", TIME, "0.5 s", "10 min");
        double off = cue.quantity("off", TIME, "0 s", "10 min");
        CueParser.requireHysteresis(PATH + CueKind.IDLE_TOO_LONG.key(), on, off, problems);
        return new CueTrigger.Above(CueMeter.IDLE_FOR, on, off, 0);
    }

    private static CueAnchor anchor(CueKind kind) {
        return switch (kind) {
            case TRACKING_LOST, TOO_FAST_NEAR_PEG, CLOSED_ON_NOTHING -> CueAnchor.TIP;
            case IDLE_TOO_LONG -> CueAnchor.FIELD;
            case RING_DROPPED, WRONG_HAND_FIRST -> CueAnchor.RING;
        };
    }
}
