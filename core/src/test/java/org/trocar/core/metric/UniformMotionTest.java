package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.math.Vec3;

class UniformMotionTest {
    @Test
    void aSingleSpeedHasNoSmoothness() {
        Vec3[] points = {new Vec3(0, 0, 0), new Vec3(0.1, 0, 0), new Vec3(0.25, 0, 0)};
        Vec3[] two = {points[0], points[1]};

        assertTrue(Double.isNaN(new UniformMotion(two, 90).measures().value(Measure.SPARC)));
        assertEquals(-1.0, new UniformMotion(points, 90).measures().value(Measure.SPARC), 0.6);
    }
}
