package org.trocar.core.metric;

import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Path, speed, acceleration and jerk of a uniformly sampled point, by backward differences: V = Δp·fs, A = ΔV·fs, J = ΔA·fs. Totals run on
 * over the segments; no difference is taken across a segment's start.
 *
 * <p>Evidence, for path length: n = 42 on three tasks (doi 10.1177/1553350612459808); see {@link Measure#PATH_LENGTH}. Speed, acceleration and
 * jerk as such are context.
 */
public final class Kinematics implements Stateful {
    private final double sampleHz;
    private final Vec3 point = new Vec3();
    private final Vec3 velocity = new Vec3();
    private final Vec3 acceleration = new Vec3();

    @Scratch
    private final Vec3 scratch = new Vec3();
    /** How many derivatives of the latest point are known: 0 before a segment's first point, 1 its position, 4 position to jerk. */
    private int known;

    private boolean begun;
    private boolean moves;
    private double unseenMetres;
    private double pathMetres;
    private double peakSpeedSquared;
    private double peakAccelerationSquared;
    private double sumAccelerationSquared;
    private double sumJerkSquared;
    private long accelerations;
    private long jerks;

    public Kinematics(double sampleHz) {
        this.sampleHz = sampleHz;
    }

    /** The next point begins a new segment. */
    public void restart() {
        known = 0;
    }

    /** Adds the next point; returns whether it has a velocity, which it lacks at a segment's start. */
    public boolean add(Vec3 next) {
        known = Math.min(known + 1, 4);
        if (known > 1) {
            move(next);
        } else if (begun) {
            unseenMetres += next.distance(point);
        }
        begun = true;
        point.set(next);
        return known > 1;
    }

    private void move(Vec3 next) {
        moves = true;
        scratch.difference(next, point);
        pathMetres += scratch.length();
        scratch.scale(sampleHz);
        if (known > 2) {
            accelerate(scratch.x - velocity.x, scratch.y - velocity.y, scratch.z - velocity.z);
        }
        velocity.set(scratch);
        peakSpeedSquared = Math.max(peakSpeedSquared, velocity.lengthSquared());
    }

    private void accelerate(double dx, double dy, double dz) {
        double x = dx * sampleHz;
        double y = dy * sampleHz;
        double z = dz * sampleHz;
        if (known > 3) {
            sumJerkSquared +=
                    square(x - acceleration.x, y - acceleration.y, z - acceleration.z) * (sampleHz * sampleHz);
            jerks++;
        }
        acceleration.set(x, y, z);
        double squared = acceleration.lengthSquared();
        sumAccelerationSquared += squared;
        peakAccelerationSquared = Math.max(peakAccelerationSquared, squared);
        accelerations++;
    }

    private static double square(double x, double y, double z) {
        return x * x + y * y + z * z;
    }

    /** The latest velocity, m/s; not to be changed. */
    public Vec3 velocity() {
        return velocity;
    }

    /** The latest speed, m/s; 0 where a segment has just begun. */
    public double speedMetresPerSecond() {
        return known > 1 ? velocity.length() : 0;
    }

    /** Whether any point had a velocity: where every segment is one point, nothing is known of motion. */
    public boolean moves() {
        return moves;
    }

    /** Σ of the straight ways from each segment's last point to the next one's first: the least that can have been gone in between. */
    public double unseenMetres() {
        return unseenMetres;
    }

    /** Σ‖Δp‖. */
    public double pathMetres() {
        return pathMetres;
    }

    public double peakSpeedMetresPerSecond() {
        return Math.sqrt(peakSpeedSquared);
    }

    /** m/s². */
    public double peakAcceleration() {
        return Math.sqrt(peakAccelerationSquared);
    }

    /** m/s²; NaN before the first. */
    public double rmsAcceleration() {
        return Math.sqrt(sumAccelerationSquared / accelerations);
    }

    /** m/s³; NaN before the first. */
    public double rmsJerk() {
        return Math.sqrt(sumJerkSquared / jerks);
    }

    /** ∫‖jerk‖² dt, m²/s⁵. */
    public double jerkIntegral() {
        return sumJerkSquared / sampleHz;
    }

    @Override
    public void exchange(StateBuffer state) {
        point.exchange(state);
        velocity.exchange(state);
        acceleration.exchange(state);
        known = state.exchange(known);
        begun = state.exchange(begun);
        moves = state.exchange(moves);
        unseenMetres = state.exchange(unseenMetres);
        pathMetres = state.exchange(pathMetres);
        peakSpeedSquared = state.exchange(peakSpeedSquared);
        peakAccelerationSquared = state.exchange(peakAccelerationSquared);
        sumAccelerationSquared = state.exchange(sumAccelerationSquared);
        sumJerkSquared = state.exchange(sumJerkSquared);
        accelerations = state.exchange(accelerations);
        jerks = state.exchange(jerks);
    }
}
