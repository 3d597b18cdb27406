package org.trocar.server.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;

class AllowanceTest {
    private static final long SECOND = 1_000_000_000L;

    private final HandFrame frame = new HandFrame();

    @Test
    void whatIsTakenComesBackWithTime() {
        Allowance allowance = new Allowance(10, 5, 0);
        assertTrue(allowance.take(5, 0));
        assertFalse(allowance.take(1, 0));
        assertTrue(allowance.take(1, SECOND / 10));
    }

    @Test
    void noMoreIsSavedUpThanTheReserve() {
        Allowance allowance = new Allowance(10, 5, 0);
        assertTrue(allowance.take(5, 1000 * SECOND));
        assertFalse(allowance.take(1, 1000 * SECOND));
    }

    @Test
    void whoSpendsMoreThanThereIsHasToWaitForIt() {
        Allowance allowance = new Allowance(10, 5, 0);
        assertEquals(0, allowance.spend(5, 0));
        assertEquals(SECOND / 10, allowance.spend(1, 0));
        assertEquals(SECOND / 5, allowance.spend(1, 0));
    }

    private int taken(int framesASecond, int seconds, int bytes) {
        Traffic traffic = new Traffic(0);
        frame.length = bytes;
        int taken = 0;
        for (int i = 0; i < framesASecond * seconds; i++) {
            taken += traffic.allows(frame, i * SECOND / framesASecond) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void everyFrameOfTheFastestHeadsetIsAllowedWithAllThereIs() {
        assertEquals(120 * 60, taken(120, 60, 5200));
    }

    @Test
    void tenTimesTooManyAreCutDownTo256ASecondAfterOneSecondsReserve() {
        assertEquals(256 * 61, taken(900, 60, 3200), 1);
    }

    @Test
    void framesOfTheLongestKindAreCutDownToOneMebibyteASecond() {
        assertEquals(64 * 61, taken(900, 60, HandFrame.MAX_BYTES), 1);
    }
}
