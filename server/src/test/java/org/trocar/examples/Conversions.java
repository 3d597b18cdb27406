package org.trocar.examples;

/**
 * From an engine's space to the contract's: right-handed, x right, y up, -z forward, metres. Both engines are left-handed, so each is a
 * reflection M, and what turns (the imaginary part of a quaternion, an angular velocity) changes by -M.
 */
public final class Conversions {
    private Conversions() {}

    /** Unity: left-handed, x right, y up, z forward, metres. For positions and linear velocities. */
    public static double[] vectorFromUnity(double[] a) {
        return new double[] {a[0], a[1], -a[2]};
    }

    public static double[] angularVelocityFromUnity(double[] a) {
        return new double[] {-a[0], -a[1], a[2]};
    }

    /** x, y, z, w. */
    public static double[] quaternionFromUnity(double[] a) {
        return new double[] {-a[0], -a[1], a[2], a[3]};
    }

    /** Unreal: left-handed, x forward, y right, z up, centimetres. For positions and linear velocities. */
    public static double[] vectorFromUnreal(double[] a) {
        return new double[] {a[1] / 100, a[2] / 100, -a[0] / 100};
    }

    /** From radians a second: an engine's degrees have to be made radians first. */
    public static double[] angularVelocityFromUnreal(double[] a) {
        return new double[] {-a[1], -a[2], a[0]};
    }

    /** X, Y, Z, W. */
    public static double[] quaternionFromUnreal(double[] a) {
        return new double[] {-a[1], -a[2], a[0], a[3]};
    }
}
