package org.trocar.xrbridge.recording;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * Makes frames of the hands that a Leap device saw. A hand whose number changes was lost and found again, however soon: in the first frame
 * with its new number it is untracked. Of several left or right hands the one that was there before stays.
 */
final class LeapFrames {
    private static final List<String> MISSING = List.of(
            "head",
            "the wrist and the fingers' metacarpals, where the capture lacks them",
            "joint orientations but the palm's",
            "joint radii",
            "velocities",
            "inferred joints: what the device shows is taken as tracked, whatever its confidence");
    private static final List<String> NOTES = List.of(
            "the palm is turned as its recorded normal and direction say",
            "a hand's new number is a loss and a return: the first frame with it is untracked",
            "of several left or right hands in a frame the one that was there before counts",
            "tools are left out");

    private final Map<Hand, Long> numbers = new EnumMap<>(Hand.class);

    static TraceHeader header(String source) {
        return new TraceHeader("Leap Motion", source, "not stated in the file", MISSING, NOTES);
    }

    void fill(HandFrame frame, List<LeapHand> hands) {
        fill(frame, Hand.LEFT, hands);
        fill(frame, Hand.RIGHT, hands);
    }

    private void fill(HandFrame frame, Hand side, List<LeapHand> hands) {
        List<LeapHand> candidates =
                hands.stream().filter(hand -> hand.side() == side).toList();
        if (candidates.isEmpty()) {
            return;
        }
        Long before = numbers.get(side);
        LeapHand kept = candidates.stream()
                .filter(hand -> before != null && hand.id() == before)
                .findFirst()
                .orElse(candidates.get(0));
        numbers.put(side, kept.id());
        if (before == null || before == kept.id()) {
            frame.hand(side).set(kept.pose());
        }
    }
}
