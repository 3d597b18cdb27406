package org.trocar.core.content;

import static org.trocar.core.content.Dimension.LENGTH;
import static org.trocar.core.content.Dimension.NUMBER;
import static org.trocar.core.content.Dimension.SPEED;
import static org.trocar.core.content.Dimension.TIME;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.CueMeter;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.Severity;

/** The coach's rules, from schema 2 on: a list. Whether there are words for their keys is {@link Wording}'s question. */
final class CueParser {
    private static final int MOST_RULES = 100;

    private final Problems problems;
    private final Set<String> ids = new HashSet<>();

    CueParser(Problems problems) {
        this.problems = problems;
    }

    List<CueRule> parse(Fields file) {
        List<CueRule> rules = new ArrayList<>();
        for (Fields rule : file.groups("cues")) {
            rules.add(rule(path(rules.size()), rule));
        }
        if (rules.size() > MOST_RULES) {
            problems.at("cues", "cues has " + rules.size() + " rules; keep at most " + MOST_RULES);
        }
        return rules;
    }

    /** Where a rule stands. */
    static String path(int rule) {
        return "cues[" + rule + "]";
    }

    private CueRule rule(String path, Fields rule) {
        String id = rule.key("id");
        if (id != null && !ids.add(id)) {
            problems.at(path + ".id", "a second rule is called '" + id + "'; give each its own id");
        }
        Optional<CueMeter> meter = meter(rule);
        String text = rule.key("text");
        Optional<Fields> haptic = rule.optionalGroup("haptic");
        CueRule read = new CueRule(
                id,
                rule.word("severity", Severity.class),
                trigger(path, rule, meter),
                condition(path, rule, meter),
                rule.quantity("repeat", TIME, "0 s", "10 min"),
                text,
                text,
                haptic.map(it -> it.quantity("amplitude", NUMBER, "0", "1")).orElse(0.0),
                haptic.map(it -> it.quantity("duration", TIME, "0 s", "5 s")).orElse(0.0),
                anchor(path, rule, meter));
        haptic.ifPresent(Fields::finish);
        rule.finish();
        return read;
    }

    /** Empty for a rule about events, and for one whose meter nobody knows. */
    private static Optional<CueMeter> meter(Fields rule) {
        return rule.has("meter") ? Optional.ofNullable(rule.word("meter", CueMeter.class)) : Optional.empty();
    }

    private CueTrigger trigger(String path, Fields rule, Optional<CueMeter> meter) {
        if (rule.has("events") == rule.has("meter")) {
            String found = rule.has("meter") ? "both 'events' and 'meter'" : "neither 'events' nor 'meter'";
            problems.at(path, path + " has " + found + "; write one of them: what sets the cue off");
            rule.passOver("events");
        }
        if (meter.isPresent()) {
            return above(path, rule, meter.get());
        }
        if (rule.has("meter")) {
            // Only its name is wrong.
            rule.passOver("on", "off", "near");
            return new CueTrigger.Events(List.of());
        }
        return new CueTrigger.Events(rule.has("events") ? rule.words("events", CueEvent.class) : List.of());
    }

    private CueTrigger above(String path, Fields rule, CueMeter meter) {
        double on = threshold("on", rule, meter);
        double off = hasOff(meter) ? threshold("off", rule, meter) : 0;
        if (!hasOff(meter) && rule.has("off")) {
            rule.passOver("off");
            String why = meter.soFar() ? "it never falls, so that its cue comes once" : "a hand is tracked or not";
            problems.at(path + ".off", path + ".off does not belong to " + meter.key() + ": " + why + "; remove it");
        }
        requireHysteresis(path, on, off, problems);
        double near = meter == CueMeter.TIP_SPEED_NEAR_PEG ? rule.quantity("near", LENGTH, "1 mm", "200 mm") : 0;
        return new CueTrigger.Above(meter, on, off, near);
    }

    private static boolean hasOff(CueMeter meter) {
        return !meter.soFar() && meter != CueMeter.UNTRACKED_FOR;
    }

    private static double threshold(String key, Fields rule, CueMeter meter) {
        return switch (meter) {
            case UNTRACKED_FOR, IDLE_FOR -> rule.quantity(key, TIME, "0 s", "10 min");
            case TIP_SPEED, TIP_SPEED_NEAR_PEG -> rule.quantity(key, SPEED, "0 mm/s", "5 m/s");
            case TASK_TIME, IDLE_TIME -> rule.quantity(key, TIME, "0 s", "120 min");
            case PATH_LENGTH -> rule.quantity(key, LENGTH, "0 mm", "100000 m");
            case ERRORS, DROPS_IN_VIEW, DROPS_OUT_OF_VIEW, TRANSFERS_NOT_IN_MID_AIR, WRONG_HAND_FIRST ->
                rule.quantity(key, NUMBER, "0", "1000000");
        };
    }

    /** A value that was reported already is NaN and passes. */
    static void requireHysteresis(String path, double on, double off, Problems problems) {
        if (off > on) {
            String text = ".off is above its on; set off at or below on, so that the cue can re-arm";
            problems.at(path + ".off", path + text);
        }
    }

    private CueCondition condition(String path, Fields rule, Optional<CueMeter> meter) {
        if (!rule.has("while")) {
            rule.passOver("while");
            return CueCondition.ALWAYS;
        }
        Fields group = rule.group("while");
        CueCondition read = new CueCondition(
                optional(group, "hand", CueCondition.Side.class),
                optional(group, "carrying", CueCondition.Carrying.class),
                optional(group, "way", CueCondition.Way.class));
        group.finish();
        if (read.isOfAHand() && meter.isPresent() && !meter.get().ofEachHand()) {
            String text = path + ".while asks for a hand, but " + meter.get().key()
                    + " is of both together; remove 'hand' and 'carrying'";
            problems.at(path + ".while", text);
        }
        return read;
    }

    private static <E extends Enum<E>> Optional<E> optional(Fields group, String key, Class<E> type) {
        group.passOver(key);
        return group.has(key) ? Optional.ofNullable(group.word(key, type)) : Optional.empty();
    }

    private CueAnchor anchor(String path, Fields rule, Optional<CueMeter> meter) {
        CueAnchor anchor = rule.word("anchor", CueAnchor.class);
        boolean ofAHand = anchor == CueAnchor.TIP || anchor == CueAnchor.RING;
        if (ofAHand && meter.isPresent() && !meter.get().ofEachHand()) {
            String text = path + ".anchor is of one hand, but " + meter.get().key()
                    + " is of both together; write none, field, peg or between_hands";
            problems.at(path + ".anchor", text);
        }
        return anchor;
    }
}
