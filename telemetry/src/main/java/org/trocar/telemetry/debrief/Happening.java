package org.trocar.telemetry.debrief;

import java.util.Optional;
import org.trocar.core.hands.Hand;
import org.trocar.core.world.EventKind;

/**
 * An event of a run's world.
 *
 * @param tick in which it was noticed
 * @param seconds session time at that tick's end
 * @param kind what
 * @param hand whose, if anyone's
 * @param ring which ring, counted from 0, or −1
 */
public record Happening(long tick, double seconds, EventKind kind, Optional<Hand> hand, int ring) {
    boolean isOf(int wantedRing, Hand wantedHand) {
        return ring == wantedRing && hand.isPresent() && hand.get() == wantedHand;
    }
}
