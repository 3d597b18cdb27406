package org.trocar.core.math;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** A mutable rotation quaternion, xyzw as in OpenXR. Operations write into this quaternion and return it. */
public final class Quat implements Stateful {
    public double x;
    public double y;
    public double z;
    public double w = 1;

    public Quat() {}

    public Quat(double x, double y, double z, double w) {
        set(x, y, z, w);
    }

    public Quat set(double newX, double newY, double newZ, double newW) {
        x = newX;
        y = newY;
        z = newZ;
        w = newW;
        return this;
    }

    public Quat set(Quat q) {
        return set(q.x, q.y, q.z, q.w);
    }

    public Quat identity() {
        return set(0, 0, 0, 1);
    }

    /** this = a·b (b is applied first); a or b may be this quaternion. */
    public Quat multiply(Quat a, Quat b) {
        return set(
                a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
                a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
                a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
                a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z);
    }

    public Quat conjugate() {
        return set(-x, -y, -z, w);
    }

    public double lengthSquared() {
        return x * x + y * y + z * z + w * w;
    }

    public Quat normalize() {
        double length = Math.sqrt(lengthSquared());
        return length > 1e-300 ? set(x / length, y / length, z / length, w / length) : identity();
    }

    /** out = this rotation applied to v; out may be v. */
    public Vec3 rotate(Vec3 v, Vec3 out) {
        double tx = 2 * (y * v.z - z * v.y);
        double ty = 2 * (z * v.x - x * v.z);
        double tz = 2 * (x * v.y - y * v.x);
        return out.set(v.x + w * tx + y * tz - z * ty, v.y + w * ty + z * tx - x * tz, v.z + w * tz + x * ty - y * tx);
    }

    /** out = the inverse of this rotation applied to v; out may be v. */
    public Vec3 inverseRotate(Vec3 v, Vec3 out) {
        double tx = 2 * (z * v.y - y * v.z);
        double ty = 2 * (x * v.z - z * v.x);
        double tz = 2 * (y * v.x - x * v.y);
        return out.set(v.x + w * tx + z * ty - y * tz, v.y + w * ty + x * tz - z * tx, v.z + w * tz + y * tx - x * ty);
    }

    /** The shortest rotation that takes unit vector a to unit vector b. */
    public Quat between(Vec3 a, Vec3 b) {
        double real = 1 + a.dot(b);
        if (real < 1e-12) {
            return Math.abs(a.x) > Math.abs(a.z)
                    ? set(-a.y, a.x, 0, 0).normalize()
                    : set(0, -a.z, a.y, 0).normalize();
        }
        return set(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x, real)
                .normalize();
    }

    /** Normalised linear interpolation from a to b along the shorter way; t in [0, 1]. */
    public Quat nlerp(Quat a, Quat b, double t) {
        double sign = a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w < 0 ? -1 : 1;
        double s = 1 - t;
        double u = sign * t;
        return set(a.x * s + b.x * u, a.y * s + b.y * u, a.z * s + b.z * u, a.w * s + b.w * u)
                .normalize();
    }

    @Override
    public void exchange(StateBuffer state) {
        x = state.exchange(x);
        y = state.exchange(y);
        z = state.exchange(z);
        w = state.exchange(w);
    }

    @Override
    public String toString() {
        return "(" + x + ", " + y + ", " + z + "; " + w + ")";
    }
}
