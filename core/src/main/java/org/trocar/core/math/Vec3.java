package org.trocar.core.math;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** A mutable 3-vector of doubles. Every operation writes into this vector and returns it, so that nothing is allocated per tick. */
public final class Vec3 implements Stateful {
    public double x;
    public double y;
    public double z;

    public Vec3() {}

    public Vec3(double x, double y, double z) {
        set(x, y, z);
    }

    public Vec3 set(double newX, double newY, double newZ) {
        x = newX;
        y = newY;
        z = newZ;
        return this;
    }

    public Vec3 set(Vec3 a) {
        return set(a.x, a.y, a.z);
    }

    public Vec3 add(Vec3 a) {
        return set(x + a.x, y + a.y, z + a.z);
    }

    public Vec3 sub(Vec3 a) {
        return set(x - a.x, y - a.y, z - a.z);
    }

    public Vec3 scale(double s) {
        return set(x * s, y * s, z * s);
    }

    /** this += a·s. */
    public Vec3 addScaled(Vec3 a, double s) {
        return set(x + a.x * s, y + a.y * s, z + a.z * s);
    }

    /** this = a − b. */
    public Vec3 difference(Vec3 a, Vec3 b) {
        return set(a.x - b.x, a.y - b.y, a.z - b.z);
    }

    /** this = a × b; a or b may be this vector. */
    public Vec3 cross(Vec3 a, Vec3 b) {
        return set(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
    }

    /** this = a + (b − a)·t. */
    public Vec3 lerp(Vec3 a, Vec3 b, double t) {
        return set(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t);
    }

    /** Scales to unit length; a vector too short to have a direction is left as it is. */
    public Vec3 normalize() {
        double length = length();
        return length > 1e-300 ? scale(1 / length) : this;
    }

    public double dot(Vec3 a) {
        return x * a.x + y * a.y + z * a.z;
    }

    public double lengthSquared() {
        return dot(this);
    }

    public double length() {
        return Math.sqrt(lengthSquared());
    }

    public double distance(Vec3 a) {
        double dx = x - a.x;
        double dy = y - a.y;
        double dz = z - a.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }

    @Override
    public void exchange(StateBuffer state) {
        x = state.exchange(x);
        y = state.exchange(y);
        z = state.exchange(z);
    }

    @Override
    public String toString() {
        return "(" + x + ", " + y + ", " + z + ")";
    }
}
