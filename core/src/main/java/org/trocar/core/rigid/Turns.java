package org.trocar.core.rigid;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Small rotations as vectors: direction is the axis, length the angle in radians. */
final class Turns {
    private Turns() {}

    /** Turns q by a small rotation vector, first order, and normalises it. */
    static void add(Quat q, Vec3 smallAngle) {
        double x = 0.5 * smallAngle.x;
        double y = 0.5 * smallAngle.y;
        double z = 0.5 * smallAngle.z;
        q.set(
                        q.x + x * q.w + y * q.z - z * q.y,
                        q.y + y * q.w + z * q.x - x * q.z,
                        q.z + z * q.w + x * q.y - y * q.x,
                        q.w - x * q.x - y * q.y - z * q.z)
                .normalize();
    }

    /** out = the small rotation vector that takes from to to; scratch is overwritten. */
    static Vec3 between(Quat from, Quat to, Quat scratch, Vec3 out) {
        scratch.set(from).conjugate();
        scratch.multiply(to, scratch);
        double twice = scratch.w < 0 ? -2 : 2;
        return out.set(scratch.x * twice, scratch.y * twice, scratch.z * twice);
    }
}
