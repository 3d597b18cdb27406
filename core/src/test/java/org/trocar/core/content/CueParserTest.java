package org.trocar.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.scenario.CueAnchor;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueEvent;
import org.trocar.core.scenario.CueRule;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.scenario.Severity;

class CueParserTest {
    private static final String LAST = "    text: way_back\n    anchor: field\n";

    /** The shipped scenario with one more rule at its end. */
    private static String withRule(String rule) throws IOException {
        return Shipped.with(LAST, LAST + rule);
    }

    /** With a rule that is sound but for these lines, refused at the n-th of them. */
    private static void refuses(String lines, int n, String complaint) throws IOException {
        String rule = lines + "    repeat: 5 s\n    text: way_back\n    severity: warning\n";
        String text = withRule(rule);
        int line = 1 + (int) text.substring(0, text.indexOf(lines)).lines().count() + n - 1;
        String message =
                assertThrows(ScenarioException.class, () -> Shipped.read(text)).getMessage();
        assertEquals("peg-transfer.yaml:" + line + ": " + complaint, message);
    }

    @Test
    void aRuleMayAskForAHandAWayAndWhatIsCarried() throws IOException {
        String rule = "  - id: both\n    events: [slipped, placed]\n    severity: information\n    repeat: 1 s\n"
                + "    text: way_back\n    anchor: none\n    while: {hand: non_dominant, carrying: ring, way: back}\n";
        List<CueRule> rules = Shipped.read(withRule(rule)).scenario().cues();
        assertEquals(
                new CueRule(
                        "both",
                        Severity.INFORMATION,
                        new CueTrigger.Events(List.of(CueEvent.SLIPPED, CueEvent.PLACED)),
                        new CueCondition(
                                Optional.of(CueCondition.Side.NON_DOMINANT),
                                Optional.of(CueCondition.Carrying.RING),
                                Optional.of(CueCondition.Way.BACK)),
                        1,
                        "way_back",
                        "way_back",
                        0,
                        0,
                        CueAnchor.NONE),
                rules.get(rules.size() - 1));
    }

    @Test
    void anUnknownMeterIsAnsweredWithTheKnownOnes() throws IOException {
        refuses(
                "  - id: more\n    meter: tip_sped\n    on: 5 s\n    anchor: none\n",
                2,
                "cues[11].meter is 'tip_sped'; write one of: untracked_for, tip_speed, tip_speed_near_peg, idle_for, "
                        + "task_time, path_length, idle_time, errors, drops_in_view, drops_out_of_view, "
                        + "transfers_not_in_mid_air, wrong_hand_first; did you mean 'tip_speed'?");
    }

    @Test
    void anUnknownEventIsAnsweredWithTheKnownOnes() throws IOException {
        refuses(
                "  - id: more\n    events: [droped_in_view]\n    anchor: none\n",
                2,
                "cues[11].events[0] is 'droped_in_view'; write one of: task_started, grasped, released, slipped, "
                        + "closed_on_nothing, lifted, handed_over, placed, turned_back, dropped_in_view, "
                        + "dropped_out_of_view, transferred_not_in_mid_air, lifted_by_wrong_hand; did you mean "
                        + "'dropped_in_view'?");
    }

    @Test
    void anOffAboveItsOnIsRefused() throws IOException {
        refuses(
                "  - id: more\n    meter: tip_speed\n    on: 50 mm/s\n    off: 6 cm/s\n    anchor: none\n",
                4,
                "cues[11].off is above its on; set off at or below on, so that the cue can re-arm");
    }

    @Test
    void aThresholdInTheWrongUnitIsRefused() throws IOException {
        refuses(
                "  - id: more\n    meter: path_length\n    on: 5 s\n    anchor: none\n",
                3,
                "cues[11].on is '5 s', which has the unit 's' but is measured in mm, cm, m; "
                        + "write a length from 0 mm to 100000 m");
    }

    @Test
    void anOffOfWhatNeverFallsIsRefused() throws IOException {
        refuses(
                "  - id: more\n    meter: errors\n    on: 5\n    off: 2\n    anchor: none\n",
                4,
                "cues[11].off does not belong to errors: it never falls, so that its cue comes once; remove it");
        refuses(
                "  - id: more\n    meter: untracked_for\n    on: 5 s\n    off: 2 s\n    anchor: tip\n",
                4,
                "cues[11].off does not belong to untracked_for: a hand is tracked or not; remove it");
    }

    @Test
    void aRuleWithoutATriggerAndOneWithTwoAreRefused() throws IOException {
        refuses(
                "  - id: more\n    anchor: none\n",
                1,
                "cues[11] has neither 'events' nor 'meter'; write one of them: what sets the cue off");
        refuses(
                "  - id: more\n    meter: errors\n    on: 5\n    events: [slipped]\n    anchor: none\n",
                1,
                "cues[11] has both 'events' and 'meter'; write one of them: what sets the cue off");
    }

    @Test
    void oneHandOfWhatIsBothHandsIsRefused() throws IOException {
        refuses(
                "  - id: more\n    meter: idle_for\n    on: 5 s\n    off: 1 s\n    anchor: none\n    while: {hand: left}\n",
                6,
                "cues[11].while asks for a hand, but idle_for is of both together; remove 'hand' and 'carrying'");
        refuses(
                "  - id: more\n    meter: idle_for\n    on: 5 s\n    off: 1 s\n    anchor: tip\n",
                5,
                "cues[11].anchor is of one hand, but idle_for is of both together; write none, field, peg or "
                        + "between_hands");
    }

    @Test
    void aSecondRuleOfTheSameIdIsRefused() throws IOException {
        refuses(
                "  - id: way_back\n    events: [slipped]\n    anchor: none\n",
                1,
                "a second rule is called 'way_back'; give each its own id");
    }

    @Test
    void aTextNoLanguageHasIsRefusedForEachOfThem() throws IOException {
        String text = Shipped.with("    text: way_back\n", "    text: way_bach\n");
        int line = Shipped.lineOf("    text: way_back\n");
        String complaint =
                "peg-transfer.yaml:%d: cues[10].text is 'way_bach', for which the texts in '%s' have no words; "
                        + "add them there, or write a key that they have; did you mean 'way_back'?";
        assertEquals(
                complaint.formatted(line, "de") + "\n" + complaint.formatted(line, "en"),
                assertThrows(ScenarioException.class, () -> Shipped.read(text)).getMessage());
    }

    @Test
    void keysWithoutAnyEnglishAreRefused() throws IOException {
        byte[] bytes = Shipped.text().getBytes(StandardCharsets.UTF_8);
        int line = Shipped.lineOf("\ncues:") + 1;
        assertEquals(
                "alone.yaml:" + line + ": cues name texts by keys, but there is no texts/en.yaml beside this file, "
                        + "which every other language falls back on; write one",
                assertThrows(ScenarioException.class, () -> ScenarioReader.read("alone.yaml", bytes, List.of()))
                        .getMessage());
    }

    @Test
    void theCuesOfSchema1KeepTheirWordsAndConditions() throws IOException {
        List<CueRule> rules = schema1("").cues();
        assertEquals(
                List.of(
                        "tracking_lost",
                        "ring_dropped",
                        "wrong_hand_first",
                        "too_fast_near_peg",
                        "closed_on_nothing",
                        "idle_too_long"),
                rules.stream().map(CueRule::id).toList());
        assertEquals(
                new CueTrigger.Events(List.of(CueEvent.DROPPED_IN_VIEW, CueEvent.DROPPED_OUT_OF_VIEW)),
                rules.get(1).trigger());
        assertEquals(
                "A ring was dropped. If you can see it, pick it up; feel the jaws closed on it before you lift.",
                rules.get(1).text());
    }

    @Test
    void anUnknownCueOfSchema1IsAnsweredWithTheKnownOnes() throws IOException {
        String message = assertThrows(ScenarioException.class, () -> schema1("idle_too_long:"))
                .getMessage();
        assertEquals(
                "unknown key 'xidle_too_long' in cues; write one of: tracking_lost, too_fast_near_peg, idle_too_long, "
                        + "ring_dropped, wrong_hand_first, closed_on_nothing; did you mean 'idle_too_long'?",
                message.substring(message.indexOf("unknown")));
    }

    @Test
    void anOffAboveItsOnIsRefusedInSchema1() throws IOException {
        String message = assertThrows(ScenarioException.class, () -> schema1("off: 80 mm/s"))
                .getMessage();
        assertEquals(
                "cues.too_fast_near_peg.off is above its on; set off at or below on, so that the cue can re-arm",
                message.substring(message.indexOf("cues.")));
    }

    /** The scenario as it was shipped with schema 1, with one thing spoilt. */
    private static Scenario schema1(String spoilt) throws IOException {
        try (InputStream in = CueParserTest.class.getResourceAsStream("/scenarios/peg-transfer-1.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String worse = spoilt.startsWith("off") ? "off: 900 mm/s" : "x" + spoilt;
            String changed = spoilt.isEmpty() ? text : text.replace(spoilt, worse);
            return ScenarioReader.read("old.yaml", changed.getBytes(StandardCharsets.UTF_8))
                    .scenario();
        }
    }
}
