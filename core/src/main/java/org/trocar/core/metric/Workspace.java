package org.trocar.core.metric;

import org.trocar.core.math.Vec3;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * The room a point used: its bounding box, and the ellipsoid that holds 95 % of a normal distribution of the same covariance. No validity
 * evidence known to us.
 */
public final class Workspace implements Stateful {
    /** The 95 % quantile of χ² with three degrees of freedom. */
    private static final double CHI_SQUARED_95 = 7.814727903251179;
    /** A spread this small, relative to the others, is rounding: the points lie in a plane or on a line. */
    private static final double FLAT = 1e-12;

    private final Vec3 least = new Vec3();
    private final Vec3 most = new Vec3();
    private final Vec3 mean = new Vec3();
    private long count;
    private double sumXx;
    private double sumYy;
    private double sumZz;
    private double sumXy;
    private double sumXz;
    private double sumYz;

    /** Adds a point, metres. */
    public void add(Vec3 p) {
        if (count == 0) {
            least.set(p);
            most.set(p);
        }
        least.set(Math.min(least.x, p.x), Math.min(least.y, p.y), Math.min(least.z, p.z));
        most.set(Math.max(most.x, p.x), Math.max(most.y, p.y), Math.max(most.z, p.z));
        spread(p.x - mean.x, p.y - mean.y, p.z - mean.z);
    }

    private void spread(double dx, double dy, double dz) {
        double shrink = (double) count / (count + 1);
        count++;
        sumXx += dx * dx * shrink;
        sumYy += dy * dy * shrink;
        sumZz += dz * dz * shrink;
        sumXy += dx * dy * shrink;
        sumXz += dx * dz * shrink;
        sumYz += dy * dz * shrink;
        mean.set(mean.x + dx / count, mean.y + dy / count, mean.z + dz / count);
    }

    /** The axis-aligned bounding box, m³; NaN before the first point. */
    public double boxVolume() {
        return count == 0 ? Double.NaN : (most.x - least.x) * (most.y - least.y) * (most.z - least.z);
    }

    /** 4/3·π·χ²^1.5·√det(covariance), m³; zero for points of a plane. NaN before the first point. */
    public double ellipsoid95Volume() {
        double n = count;
        double covariance = determinant() / (n * n * n);
        return 4.0 / 3 * Math.PI * CHI_SQUARED_95 * Math.sqrt(CHI_SQUARED_95) * Math.sqrt(covariance);
    }

    /** The product of the Cholesky pivots: unlike an expansion by minors, it is never negative, and its zeros can be told. */
    private double determinant() {
        double first = sumXx;
        double second = pivot(sumYy, sumXy * sumXy, first);
        double third = pivot(pivot(sumZz, sumXz * sumXz, first), square(sumYz - rest(sumXy * sumXz, first)), second);
        return first * second * third;
    }

    private static double pivot(double diagonal, double square, double divisor) {
        double rest = diagonal - rest(square, divisor);
        return rest > FLAT * diagonal ? rest : 0;
    }

    private static double rest(double product, double divisor) {
        return divisor > 0 ? product / divisor : 0;
    }

    private static double square(double x) {
        return x * x;
    }

    @Override
    public void exchange(StateBuffer state) {
        least.exchange(state);
        most.exchange(state);
        mean.exchange(state);
        count = state.exchange(count);
        sumXx = state.exchange(sumXx);
        sumYy = state.exchange(sumYy);
        sumZz = state.exchange(sumZz);
        sumXy = state.exchange(sumXy);
        sumXz = state.exchange(sumXz);
        sumYz = state.exchange(sumYz);
    }
}
