package org.trocar.core.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateBufferTest {
    private enum Colour {
        RED,
        GREEN
    }

    private final StateBuffer buffer = new StateBuffer();

    @Test
    void whatIsSavedComesBackInOrder() {
        buffer.forSaving();
        buffer.exchange(7L);
        buffer.exchange(-3);
        buffer.exchange(true);
        buffer.exchange(-0.0);
        buffer.exchange(Colour.GREEN, Colour.values());
        buffer.exchange((Colour) null, Colour.values());
        buffer.exchange(new double[] {1.5, 2.5, 99}, 2);

        buffer.forRestoring();
        assertEquals(7L, buffer.exchange(0L));
        assertEquals(-3, buffer.exchange(0));
        assertTrue(buffer.exchange(false));
        assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(buffer.exchange(1.0)));
        assertEquals(Colour.GREEN, buffer.exchange(Colour.RED, Colour.values()));
        assertNull(buffer.exchange(Colour.RED, Colour.values()));
        double[] restored = {0, 0, 42};
        buffer.exchange(restored, 2);
        assertArrayEquals(new double[] {1.5, 2.5, 42}, restored);
        buffer.requireConsumed();
    }

    @Test
    void anyChangedBitOrOrderOrLengthChangesTheHash() {
        Set<Long> hashes = new HashSet<>();
        for (int bit = 0; bit < 64; bit++) {
            for (int at = 0; at < 5; at++) {
                buffer.forSaving();
                for (int i = 0; i < 5; i++) {
                    buffer.exchange(i == at ? 1L << bit : 0L);
                }
                assertTrue(hashes.add(buffer.hash()), "bit " + bit + " of word " + at);
            }
        }
        buffer.forSaving().exchange(0L);
        long one = buffer.hash();
        buffer.exchange(0L);
        assertNotEquals(one, buffer.hash());
    }

    @Test
    void aSnapshotOfAnotherEngineIsRefused() {
        buffer.forSaving().exchange(1L);
        byte[] snapshot = buffer.toByteArray();

        StateBuffer tooShort = new StateBuffer().forRestoring(snapshot);
        tooShort.exchange(0L);
        assertThrows(IllegalStateException.class, () -> tooShort.exchange(0L));
        StateBuffer tooLong = new StateBuffer().forRestoring(snapshot);
        assertThrows(IllegalStateException.class, tooLong::requireConsumed);
        assertThrows(IllegalStateException.class, () -> new StateBuffer().forRestoring(new byte[7]));
    }
}
