package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;

class WireHandsTest {
    @Test
    void aHandComesBackAsItWent() {
        for (Hand hand : Hand.values()) {
            assertEquals(Optional.of(hand), WireHands.toCore(WireHands.toWire(hand)));
        }
    }

    @Test
    void aHandNotSaidOrNotKnownIsNoHand() {
        assertEquals(Optional.empty(), WireHands.toCore(org.trocar.protos.v1.Hand.HAND_UNSPECIFIED));
        assertEquals(Optional.empty(), WireHands.toCore(org.trocar.protos.v1.Hand.UNRECOGNIZED));
    }
}
