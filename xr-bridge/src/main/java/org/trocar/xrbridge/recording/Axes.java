package org.trocar.xrbridge.recording;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Which way a recording's right-handed axes lie, and how they become OpenXR's: x right, y up, z towards the person. */
enum Axes {
    /** As OpenXR has them, or not known and taken so. */
    Y_UP,
    /** x right, y ahead, z up: also a patient's right, anterior, superior, who stands. */
    Z_UP;

    private static final double HALF_ROOT = StrictMath.sqrt(0.5);

    /** Turns a position or direction in place. */
    Vec3 turn(Vec3 v) {
        return this == Z_UP ? v.set(v.x, v.z, -v.y) : v;
    }

    /** Turns an orientation in place; what it turns keeps its own axes. */
    Quat turn(Quat q) {
        return this == Z_UP ? q.multiply(new Quat(-HALF_ROOT, 0, 0, HALF_ROOT), q) : q;
    }
}
