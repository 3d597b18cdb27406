package org.trocar.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;

class CalibrationTest {
    private static final long FRAME_NANOS = 11_111_111L;

    private final Calibration calibration = new Calibration();
    private long nanos;

    private void still(int frames, double x) {
        for (int i = 0; i < frames; i++) {
            calibration.observe(nanos += FRAME_NANOS, new Vec3(-x, 1, 0), new Vec3(x, 1, 0), true);
        }
    }

    @Test
    void twoStillSecondsAreEnough() {
        still(180, 0.2);
        assertFalse(calibration.done());
        still(2, 0.2);
        assertTrue(calibration.done());
        assertEquals(0.2, calibration.mean().rightX(), 1e-12);
        assertEquals(-0.2, calibration.mean().leftX(), 1e-12);
    }

    @Test
    void aHandThatMovesStartsTheTwoSecondsAnew() {
        still(170, 0.2);
        still(1, 0.25);
        still(100, 0.25);
        assertFalse(calibration.done());
        assertTrue(calibration.progress() > 0.5);
    }

    @Test
    void anUntrackedHandStartsTheTwoSecondsAnew() {
        still(170, 0.2);
        calibration.observe(nanos += FRAME_NANOS, new Vec3(), new Vec3(), false);
        still(100, 0.2);
        assertFalse(calibration.done());
    }

    @Test
    void twoFramesTwoSecondsApartAreNotTwoStillSeconds() {
        still(1, 0.2);
        nanos += 3_000_000_000L;
        still(1, 0.2);
        assertFalse(calibration.done());
    }

    @Test
    void whatAStillHandTremblesIsItsNoiseFloor() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            Vec3 left = new Vec3(-0.2 + 0.001 * (random.nextDouble() - 0.5), 1, 0);
            calibration.observe(nanos += FRAME_NANOS, left, new Vec3(0.2, 1, 0), true);
        }
        // A uniform spread of 1 mm has a standard deviation of 1/√12 mm.
        assertEquals(0.001 / Math.sqrt(12), calibration.noiseMetres(Hand.LEFT), 3e-5);
        assertEquals(0, calibration.noiseMetres(Hand.RIGHT), 1e-9);
    }

    /** The tracking space moved: what is known of the noise does not become what a first frame or two show. */
    @Test
    void aCalibrationThatIsNotCompletedLeavesTheNoiseAsItWas() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            double x = 0.2 + 0.001 * (random.nextDouble() - 0.5);
            calibration.observe(nanos += FRAME_NANOS, new Vec3(-x, 1, 0), new Vec3(x, 1, 0), true);
        }
        double noise = calibration.noiseMetres(Hand.LEFT);
        double still = calibration.stillMetresPerSecond(Hand.LEFT);
        assertTrue(noise > 0 && still > 0);
        calibration.restart();
        still(3, 0.5);
        assertEquals(noise, calibration.noiseMetres(Hand.LEFT));
        assertEquals(still, calibration.stillMetresPerSecond(Hand.LEFT));
        still(200, 0.5);
        assertEquals(0, calibration.noiseMetres(Hand.LEFT), 1e-9);
    }
}
