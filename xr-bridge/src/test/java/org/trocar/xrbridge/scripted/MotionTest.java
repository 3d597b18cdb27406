package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.trocar.core.math.Vec3;

class MotionTest {
    private static final Vec3 RIGHT = new Vec3(1, 0, 0);
    private static final double STEP = 1e-3;

    @Test
    void aReachHasOnePeakOfTheWantedSpeedInItsMiddle() {
        Reach reach = reach(0.1, 0.3);
        Vec3 before = new Vec3();
        Vec3 now = new Vec3();
        double fastest = 0;
        double fastestAt = 0;
        while (!reach.done()) {
            before.set(now);
            reach.advance(STEP, now, new Vec3(1, 0, 0));
            double speed = now.distance(before) / STEP;
            if (speed > fastest) {
                fastest = speed;
                fastestAt = now.x;
            }
        }
        assertEquals(0.3, fastest, 1e-3);
        assertEquals(0.05, fastestAt, 1e-3);
        assertEquals(0.1, now.x, 1e-12);
    }

    @Test
    void aBentReachSwervesAndEndsAtItsGoal() {
        Reach reach = reach(0.1, 0.3);
        reach.bend(new Vec3(0, 0.02, 0));
        Vec3 now = new Vec3();
        double highest = 0;
        while (!reach.done()) {
            reach.advance(STEP, now, new Vec3(1, 0, 0));
            highest = Math.max(highest, now.y);
        }
        assertEquals(0.02, highest, 1e-5);
        assertEquals(0, now.distance(new Vec3(0.1, 0, 0)), 1e-12);
    }

    @Test
    void aDelayedReachWaitsFirst() {
        Reach reach = reach(0.1, 0.3);
        reach.delay(0.2);
        Vec3 now = new Vec3();
        for (int i = 0; i < 199; i++) {
            reach.advance(STEP, now, new Vec3(1, 0, 0));
        }
        assertEquals(0, now.length());
    }

    @Test
    void tremorStaysWithinItsAmplitudeAndItsBand() {
        Tremor tremor = new Tremor(0.001, new SplittableRandom(4));
        int crossings = 0;
        double last = 0;
        double largest = 0;
        for (int i = 0; i < 10_000; i++) {
            Vec3 place = new Vec3();
            tremor.addTo(place, i * STEP);
            crossings += place.y * last < 0 ? 1 : 0;
            last = place.y;
            largest = Math.max(largest, Math.abs(place.y));
        }
        double hertz = crossings / 2.0 / 10;
        assertTrue(hertz >= 8 && hertz <= 12, hertz + " Hz");
        assertTrue(largest > 0.0007 && largest <= 0.001, largest + " m");
    }

    @Test
    void whatIsActedOnIsAsOldAsTheLag() {
        Memory memory = new Memory(0, 3);
        Sight now = new Sight(0);
        int[] seen = new int[6];
        for (int i = 0; i < seen.length; i++) {
            now.transfersDone = i;
            seen[i] = memory.see(now).transfersDone;
        }
        assertEquals("[0, 0, 0, 0, 1, 2]", java.util.Arrays.toString(seen));
    }

    private static Reach reach(double metres, double peakSpeed) {
        Reach reach = new Reach();
        reach.begin(new Vec3(), RIGHT, new Vec3(metres, 0, 0), RIGHT, peakSpeed);
        return reach;
    }
}
