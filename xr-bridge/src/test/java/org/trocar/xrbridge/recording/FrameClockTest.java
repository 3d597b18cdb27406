package org.trocar.xrbridge.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;

class FrameClockTest {
    private final FrameClock clock = new FrameClock();
    private final HandFrame frame = new HandFrame();

    @Test
    void framesAreNumberedAndStampedWithTheTimeSinceTheFirst() {
        clock.begin(frame, 500);
        assertTrue(clock.rises(700));
        clock.begin(frame, 700);

        assertEquals(2, frame.sequence);
        assertEquals(200, frame.captureNanos);
        assertFalse(clock.rises(700));
    }

    @Test
    void whatIsFurtherFromTheFirstFrameThanCanBeCountedDoesNotComeAfterIt() {
        clock.begin(frame, Long.MIN_VALUE / 2 - 1);

        assertTrue(clock.rises(Long.MAX_VALUE / 2 - 1));
        assertFalse(clock.rises(Long.MAX_VALUE / 2));
    }
}
