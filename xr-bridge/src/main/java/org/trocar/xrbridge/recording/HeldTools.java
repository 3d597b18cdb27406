package org.trocar.xrbridge.recording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trocar.core.hands.Hand;

/** Which hand holds a tracked tool, by its name: recordings name tools, not hands. */
final class HeldTools {
    static final String RULE =
            "hands are not in the file: what is called stylus, needle, pointer or scalpel is taken as in the right hand, a probe as in the left";
    static final String BUTTONLESS = "buttons: a tool has none, so its jaws stay open";

    private static final List<String> RIGHT = List.of("stylus", "needle", "pointer", "scalpel");
    private static final List<String> LEFT = List.of("probe");

    private HeldTools() {}

    /** The hand that holds it; empty for what no hand holds, such as a reference on the phantom. */
    static Optional<Hand> hand(String tool) {
        String name = tool.toLowerCase(Locale.ROOT);
        if (RIGHT.stream().anyMatch(name::startsWith)) {
            return Optional.of(Hand.RIGHT);
        }
        return LEFT.stream().anyMatch(name::startsWith) ? Optional.of(Hand.LEFT) : Optional.empty();
    }

    /** What to say of a recording in which no hand holds anything. */
    static String none(List<String> tools) {
        return "none of the tools " + tools + " is one that a hand holds: no stylus, needle, pointer, scalpel or probe";
    }
}
