package org.trocar.xrbridge.recording;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** Quaternions of rotations that are given by the three axes of what they turn. */
final class Rotation {
    private Rotation() {}

    /** The rotation that takes the x, y and z axes to these, which are right-handed and orthonormal (Shepperd, 1978). */
    static Quat of(Vec3 x, Vec3 y, Vec3 z) {
        double trace = x.x + y.y + z.z;
        if (trace > 0) {
            return new Quat(y.z - z.y, z.x - x.z, x.y - y.x, 1 + trace).normalize();
        }
        if (x.x >= y.y && x.x >= z.z) {
            return new Quat(1 + x.x - y.y - z.z, y.x + x.y, z.x + x.z, y.z - z.y).normalize();
        }
        if (y.y >= z.z) {
            return new Quat(y.x + x.y, 1 - x.x + y.y - z.z, z.y + y.z, z.x - x.z).normalize();
        }
        return new Quat(z.x + x.z, z.y + y.z, 1 - x.x - y.y + z.z, x.y - y.x).normalize();
    }

    /**
     * How a palm is turned: OpenXR has −z along the hand, towards the fingers, and y out of its back.
     *
     * @param along towards the fingers; need not be of length 1, nor quite at a right angle to back
     * @param back out of the back of the hand
     */
    static Quat ofPalm(Vec3 along, Vec3 back) {
        Vec3 z = new Vec3().set(along).scale(-1).normalize();
        Vec3 x = new Vec3().cross(back, z).normalize();
        Vec3 y = new Vec3().cross(z, x);
        return of(x, y, z);
    }
}
