package org.trocar.core.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** The lever: what a hand outside does to a tip inside. */
class FulcrumTest {
    private final Fulcrum fulcrum = new Fulcrum(Hand.LEFT, Specs.GRASPER, Specs.PORTS);
    private final Vec3 port = new Vec3(-0.10, 0.16, 0.09);

    @Test
    void theTipMovesOppositeToTheHandScaledByInsideOverOutside() {
        Pose handle = handleFor(new Vec3(-0.03, 0.02, 0), new Vec3(1, 0, 0));
        Vec3 tip = tipOf(handle);
        double inside = tip.distance(port);
        double outside = handle.position.distance(port);
        for (Vec3 move : new Vec3[] {new Vec3(-0.001, 0, 0), new Vec3(0, 0.001, 0)}) {
            Vec3 shaft = new Vec3().difference(tip, port).normalize();
            Vec3 across = new Vec3().set(move).addScaled(shaft, -move.dot(shaft));
            Pose moved = new Pose().set(handle);
            moved.position.add(across);
            Vec3 answer = tipOf(moved).sub(tip);
            assertTrue(answer.dot(across) < 0);
            assertEquals(inside / outside, answer.length() / across.length(), 0.01);
        }
    }

    @Test
    void pushingTheHandleInPushesTheTipInUntilTheShaftEnds() {
        Pose handle = handleFor(new Vec3(-0.03, 0.02, 0), new Vec3(1, 0, 0));
        Vec3 before = tipOf(handle);
        Vec3 shaft = new Vec3().difference(before, port).normalize();
        handle.position.addScaled(shaft, 0.01);
        assertEquals(0.01, tipOf(handle).sub(before).dot(shaft), 1e-12);
        handle.position.addScaled(
                shaft, Specs.GRASPER.maxInsideMetres() - tipOf(handle).distance(port) + 0.02);
        assertEquals(Specs.GRASPER.maxInsideMetres(), tipOf(handle).distance(port), 1e-12);
        handle.position.addScaled(shaft, -0.50);
        assertEquals(Specs.GRASPER.minInsideMetres(), tipOf(handle).distance(port), 1e-12);
    }

    @Test
    void theHandleForATipBringsTheTipThereWithItsJawsAcross() {
        for (Vec3 jaws :
                new Vec3[] {new Vec3(1, 0, 0), new Vec3(-1, 0, 0), new Vec3(0.3, -0.2, 1), new Vec3(0, 1, 0)}) {
            Vec3 wanted = new Vec3(0.05, 0.003, -0.03);
            Pose tip = fulcrum.tipOf(handleFor(wanted, jaws), new Pose());
            assertEquals(0, tip.position.distance(wanted), 1e-12);
            Vec3 shaft = new Vec3().difference(wanted, port).normalize();
            Vec3 across =
                    new Vec3().set(jaws).addScaled(shaft, -jaws.dot(shaft)).normalize();
            assertEquals(
                    0, tip.orientation.rotate(new Vec3(0, 0, -1), new Vec3()).distance(shaft), 1e-9);
            assertEquals(
                    0, tip.orientation.rotate(new Vec3(1, 0, 0), new Vec3()).distance(across), 1e-9);
        }
    }

    @Test
    void turningTheHandAboutTheShaftRollsTheJawsAsFar() {
        Pose handle = handleFor(new Vec3(-0.03, 0.02, 0), new Vec3(1, 0, 0));
        Vec3 before = fulcrum.tipOf(handle, new Pose()).orientation.rotate(new Vec3(1, 0, 0), new Vec3());
        double half = StrictMath.toRadians(15);
        handle.orientation.multiply(handle.orientation, new Quat(0, 0, StrictMath.sin(half), StrictMath.cos(half)));
        Vec3 after = fulcrum.tipOf(handle, new Pose()).orientation.rotate(new Vec3(1, 0, 0), new Vec3());
        assertEquals(StrictMath.cos(2 * half), after.dot(before), 1e-9);
    }

    @Test
    void aHandMovingThroughTheWallMovesTheTipContinuouslyAndFinitely() {
        Pose handle = new Pose();
        Vec3 last = null;
        for (int i = 0; i <= 4000; i++) {
            double t = i / 4000.0;
            handle.position.set(port.x + 0.002 + 0.01 * t, port.y + 0.3 - 0.6 * t, port.z + 0.15 - 0.3 * t);
            Vec3 tip = tipOf(handle);
            assertTrue(tip.isFinite());
            if (last != null) {
                assertTrue(tip.distance(last) < 0.01, "jumped " + tip.distance(last) + " m at " + t);
            }
            last = tip;
        }
        handle.position.set(port);
        assertTrue(tipOf(handle).isFinite());
    }

    @Test
    void theShaftNeverLeansMoreThanSeventyDegrees() {
        Vec3 inward = new Vec3(-port.x, -port.y, -port.z).normalize();
        Pose handle = new Pose();
        for (double x = -0.5; x <= 0.5; x += 0.1) {
            for (double y = -0.3; y <= 0.5; y += 0.1) {
                handle.position.set(x, y, 0.2);
                double cosine =
                        new Vec3().difference(tipOf(handle), port).normalize().dot(inward);
                assertTrue(cosine > StrictMath.cos(StrictMath.toRadians(70)) - 1e-9);
            }
        }
    }

    private Pose handleFor(Vec3 tip, Vec3 jaws) {
        return fulcrum.handleFor(tip, jaws, new Pose());
    }

    private Vec3 tipOf(Pose handle) {
        return fulcrum.tipOf(handle, new Pose()).position;
    }
}
