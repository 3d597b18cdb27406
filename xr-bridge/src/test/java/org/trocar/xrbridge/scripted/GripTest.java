package org.trocar.xrbridge.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.math.Vec3;

class GripTest {
    private static final Vec3 LEFT_PORT = new Vec3(-0.1, 0.16, 0.09);

    private final Sight seen = new Sight(2);
    private final Grip grip = new Grip(Bench.TABLETOP);

    GripTest() {
        seen.ring(0).position.set(-0.06, 0.003, 0);
        seen.ring(1).position.set(0.5, 0.003, 0);
    }

    @Test
    void theJawsStraddleTheTubeOneInTheHoleAndOneOutside() {
        grip.choose(LEFT_PORT, seen, 0, null);
        double openJaw = Bench.TABLETOP.openJawMetres();
        Vec3 oneJaw = new Vec3().set(grip.tip).addScaled(grip.across, openJaw);
        Vec3 otherJaw = new Vec3().set(grip.tip).addScaled(grip.across, -openJaw);
        double inner = Math.min(fromAxis(oneJaw), fromAxis(otherJaw));
        double outer = Math.max(fromAxis(oneJaw), fromAxis(otherJaw));
        assertTrue(inner < Bench.TABLETOP.ring().majorRadiusMetres() - 0.0045, inner + " m");
        assertTrue(outer > Bench.TABLETOP.ring().majorRadiusMetres() + 0.0045, outer + " m");
    }

    @Test
    void theShaftGoesThroughThePortToTheTip() {
        grip.choose(LEFT_PORT, seen, 0, null);
        Vec3 towardsTip = new Vec3().difference(grip.tip, LEFT_PORT).normalize();
        assertEquals(1, towardsTip.dot(grip.shaft), 1e-6);
        assertEquals(0, grip.across.dot(grip.shaft), 1e-9);
    }

    @Test
    void aRingHeldByTheOtherHandIsTakenAwayFromIt() {
        Vec3 other = new Vec3(-0.06 - 0.009, 0.003, 0);
        grip.choose(LEFT_PORT, seen, 0, other);
        assertTrue(grip.tip.distance(other) > 0.012, grip.tip + " is beside " + other);
    }

    @Test
    void theOuterJawKeepsClearOfTheNextRing() {
        grip.choose(LEFT_PORT, seen, 0, null);
        Vec3 alone = new Vec3().set(grip.tip);
        Vec3 outwards = new Vec3(alone.x + 0.06, 0, alone.z).normalize();
        seen.ring(1).position.set(seen.ring(0).position).addScaled(outwards, 0.027);
        grip.choose(LEFT_PORT, seen, 0, null);
        assertTrue(grip.tip.distance(seen.ring(1).position) > alone.distance(seen.ring(1).position) + 0.005);
    }

    private double fromAxis(Vec3 place) {
        double dx = place.x - seen.ring(0).position.x;
        double dz = place.z - seen.ring(0).position.z;
        return Math.sqrt(dx * dx + dz * dz);
    }
}
