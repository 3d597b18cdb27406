package org.trocar.core.rigid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.RingSpec;

/** Rings left to themselves, against what mechanics says they do. */
class RingMotionTest {
    @Test
    void aRingFallsAsGalileoSays() {
        Bench bench = Bench.withOneRingAt(0, 0.3, 0);
        bench.run(0.2);
        assertEquals(0.5 * RingField.GRAVITY * 0.2 * 0.2, 0.3 - bench.centre(0).y, 0.005 * 0.196);
        assertTrue(bench.field.inAir(0));
    }

    @Test
    void aSpinningRingInFreeFallKeepsItsAngularMomentumAndEnergy() {
        Bench bench = Bench.withOneRingAt(0, 0.5, 0);
        bench.field.ring(0).spin.set(20, 30, -10);
        Vec3 momentum = angularMomentum(bench.field.ring(0));
        double energy = bench.energy(0);
        bench.run(0.25);
        Vec3 later = angularMomentum(bench.field.ring(0));
        assertEquals(0, later.distance(momentum) / momentum.length(), 0.02);
        assertEquals(energy, bench.energy(0), 0.01 * energy);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 77, 135})
    void aFlatRingSticksBelowTheFrictionAngleAndSlidesAboveIt(double heading) {
        double angle = StrictMath.toDegrees(StrictMath.atan(Bench.FRICTION));
        assertTrue(slideAt(angle - 0.4, heading) < 1e-4, "slid below the friction angle");
        assertTrue(slideAt(angle + 0.4, heading) > 1e-3, "stuck above the friction angle");
    }

    @Test
    void aSlidingRingAcceleratesByWhatFrictionLeaves() {
        double slope = StrictMath.toRadians(35);
        double expected = RingField.GRAVITY * (StrictMath.sin(slope) - Bench.FRICTION * StrictMath.cos(slope));
        double metres = 0.5 * expected * 0.1 * 0.1;
        assertEquals(metres, slide(35, 90, 0.1), 0.01 * metres);
    }

    @Test
    void aRingStandingAlmostUprightFallsOverAndLiesFlat() {
        Bench bench = Bench.withOneRingAt(0, Bench.MAJOR + Bench.TUBE, 0.0, Bench.turned(88, 0, 0, 1));
        bench.run(2);
        assertEquals(Bench.TUBE, bench.centre(0).y, 2e-5);
        assertEquals(1, Math.abs(bench.axis(0).y), 1e-4);
        assertTrue(bench.field.touchesBoard(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.003, 0.006})
    void aFlatRingTipsOffTheBoardOnlyOnceItsCentreIsBeyondTheEdge(double beyond) {
        assertEquals(Bench.TUBE, heightAfterLyingAt(0.095 - beyond, 0), 2e-5);
        assertEquals(Bench.TUBE, heightAfterLyingAt(-0.095 + beyond, 0.02), 2e-5);
        assertEquals(Bench.TUBE, heightAfterLyingAt(0, 0.065 - beyond), 2e-5);
        assertTrue(heightAfterLyingAt(0.095 + beyond, 0.01) < -0.03);
        assertTrue(heightAfterLyingAt(0.05, -0.065 - beyond) < -0.03);
    }

    @Test
    void aRingThatFellOffIsOutOfViewAndStopsAtTheFloor() {
        Bench bench = Bench.withOneRingAt(0.2, 0.05, 0);
        assertFalse(bench.field.outOfView(0));
        bench.run(3);
        assertTrue(bench.field.outOfView(0));
        assertEquals(-0.1, bench.centre(0).y, 1e-12);
        assertEquals(0, bench.field.velocity(0).length());
    }

    @Test
    void aRingOnItsRimRollsWithoutBumpingOrSlowing() {
        double radius = Bench.MAJOR + Bench.TUBE;
        Bench bench = Bench.withOneRingAt(-0.08, radius, 0.015, Bench.turned(90, 1, 0, 0));
        double speed = 0.25;
        bench.field.ring(0).velocity.set(speed, 0, 0);
        bench.field.ring(0).spin.set(0, 0, -speed / radius);
        for (int i = 0; i < Bench.ticks(0.5); i++) {
            bench.tick();
            assertEquals(radius, bench.centre(0).y, 2e-5);
            assertEquals(speed, bench.field.velocity(0).x, 0.01 * speed);
            assertEquals(-speed / radius, bench.field.ring(0).spin.z, 0.02 * speed / radius);
        }
        assertEquals(-0.08 + 0.5 * speed, bench.centre(0).x, 2e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.002, 0.003})
    void aRingDroppedOverAPegEndsThreadedOnItAndAtRest(double offCentre) {
        Bench bench = Bench.withOneRingAt(0.03 + offCentre, 0.03, 0.03, Bench.turned(10, 0.6, 0, 0.8));
        bench.run(2);
        assertEquals(9 + 2, bench.field.peggedOn(0));
        assertEquals(Bench.TUBE, bench.centre(0).y, 5e-5);
        assertTrue(bench.field.ring(0).asleep());
        assertTrue(bench.field.touchesBoard(0));
        assertFalse(bench.field.inAir(0));
    }

    @Test
    void aRingDroppedOnAPegsTopOffCentreFallsBesideIt() {
        Bench bench = Bench.withOneRingAt(0.03 + 0.0105, 0.03, 0.03);
        bench.run(2);
        assertEquals(-1, bench.field.peggedOn(0));
        assertTrue(bench.centre(0).y < 0.012);
        assertTrue(bench.centre(0).x > 0.03 + 0.012);
    }

    @Test
    void aRingPulledSidewaysOnItsPegIsStoppedByThePeg() {
        Bench bench = new Bench(Bench.ONE_RING);
        bench.field.setGravity(9, -9.8, 0);
        bench.run(1);
        double clearance = Bench.MAJOR - Bench.TUBE - 0.0025;
        assertEquals(-0.06 + clearance, bench.centre(0).x, 1e-4);
        assertTrue(bench.field.touchesPeg(0));
        assertEquals(0, bench.field.peggedOn(0));
    }

    @Test
    void aRingDroppedOnAnotherComesToRestLeaningOnIt() {
        Bench bench = new Bench(new RingSpec(Bench.MAJOR, Bench.TUBE, 0.002, 2));
        bench.field.place(0, new Vec3(0, Bench.TUBE, 0), new Quat());
        bench.field.place(1, new Vec3(0.002, 0.02, 0.001), new Quat());
        bench.run(3);
        assertTrue(bench.centre(1).y > 1.6 * Bench.TUBE, "sank in: " + bench.centre(1));
        assertTrue(bench.field.touchesRing(0) && bench.field.touchesRing(1));
        assertTrue(bench.field.ring(1).asleep());
    }

    @Test
    void restingRingsStayWhereTheyAreEvenAwake() {
        Bench bench = new Bench(Bench.SIX_RINGS);
        for (int ring = 0; ring < 6; ring++) {
            bench.field.place(ring, new Vec3().set(bench.centre(ring)), bench.field.pose(ring).orientation);
        }
        Vec3 start = new Vec3().set(bench.centre(3));
        for (int i = 0; i < Bench.ticks(60); i++) {
            bench.field.ring(3).wake();
            bench.tick();
        }
        assertEquals(0, bench.centre(3).distance(start), 1e-4);
        assertTrue(bench.field.ring(2).asleep());
    }

    private static double heightAfterLyingAt(double x, double z) {
        Bench bench = Bench.withOneRingAt(x, Bench.TUBE, z);
        bench.run(2);
        return bench.centre(0).y;
    }

    private static double slideAt(double degrees, double heading) {
        return slide(degrees, heading, 0.3);
    }

    /** How far a ring slides from rest on a plane of this slope, metres. */
    private static double slide(double degrees, double headingDegrees, double seconds) {
        Bench bench = Bench.withOneRingAt(0, Bench.TUBE, 0);
        bench.run(0.05);
        double slope = StrictMath.toRadians(degrees);
        double heading = StrictMath.toRadians(headingDegrees);
        double along = RingField.GRAVITY * StrictMath.sin(slope);
        bench.field.setGravity(
                along * StrictMath.cos(heading),
                -RingField.GRAVITY * StrictMath.cos(slope),
                along * StrictMath.sin(heading));
        Vec3 start = new Vec3().set(bench.centre(0));
        bench.run(seconds);
        return bench.centre(0).distance(start);
    }

    private static Vec3 angularMomentum(Ring ring) {
        double across = 0.002 * (0.5 * Bench.MAJOR * Bench.MAJOR + 0.625 * Bench.TUBE * Bench.TUBE);
        double along = 0.002 * (Bench.MAJOR * Bench.MAJOR + 0.75 * Bench.TUBE * Bench.TUBE);
        return new Vec3()
                .set(ring.spin)
                .scale(across)
                .addScaled(ring.axis, (along - across) * ring.spin.dot(ring.axis));
    }
}
