package org.trocar.protos.codec;

import java.util.Optional;
import org.trocar.core.hands.Hand;

/** Core's hands and the contract's. */
public final class WireHands {
    private WireHands() {}

    public static org.trocar.protos.v1.Hand toWire(Hand hand) {
        return hand == Hand.LEFT ? org.trocar.protos.v1.Hand.HAND_LEFT : org.trocar.protos.v1.Hand.HAND_RIGHT;
    }

    /** Empty when the sender did not say, or said what this version does not know. */
    public static Optional<Hand> toCore(org.trocar.protos.v1.Hand hand) {
        return switch (hand) {
            case HAND_LEFT -> Optional.of(Hand.LEFT);
            case HAND_RIGHT -> Optional.of(Hand.RIGHT);
            default -> Optional.empty();
        };
    }
}
