package org.trocar.core.rigid;

import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.RingSpec;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * One ring as a rigid body: a torus of even density around its own y axis, origin at its centre.
 *
 * <p>Its inertia is that of a symmetric top, about the axis m(R² + ¾r²) and across it m(½R² + ⅝r²), so that the world-frame inverse inertia
 * needs the axis only.
 */
final class Ring implements Stateful {
    /**
     * Slower than these for {@link #SECONDS_TO_SLEEP}, a ring sleeps: it stays exactly where it is until something moving comes near. The
     * speed is below what gravity gives in one substep, so only what contacts hold can be this slow for so long.
     */
    private static final double REST_SPEED = 3e-3;

    private static final double REST_SPIN = 0.3;
    private static final double SECONDS_TO_SLEEP = 0.25;
    /** Keeps the rotation of a substep well below half a turn, whatever hits a ring of two grams. */
    private static final double MAX_SPIN = 400;

    final double majorRadius;
    final double tubeRadius;
    final double inverseMass;
    private final double inverseAcross;
    private final double inverseAlongExtra;
    private final double gyration;

    final Pose pose = new Pose();
    final Vec3 velocity = new Vec3();
    /** Angular velocity, rad/s. */
    final Vec3 spin = new Vec3();

    boolean touchesBoard;
    boolean touchesPeg;
    boolean touchesRing;
    private boolean asleep;
    private double restSeconds;

    /** The pose at this substep's start. */
    @Scratch
    final Pose before = new Pose();
    /** The ring's own y axis, kept with the orientation. */
    final Vec3 axis = new Vec3(0, 1, 0);

    @Scratch
    private final Vec3 torque = new Vec3();

    @Scratch
    private final Vec3 turn = new Vec3();

    @Scratch
    private final Vec3 wasAt = new Vec3();

    @Scratch
    private final Quat relative = new Quat();

    Ring(RingSpec spec) {
        majorRadius = spec.majorRadiusMetres();
        tubeRadius = spec.tubeRadiusMetres();
        double bigSquared = majorRadius * majorRadius;
        double smallSquared = tubeRadius * tubeRadius;
        double along = spec.massKg() * (bigSquared + 0.75 * smallSquared);
        double across = spec.massKg() * (0.5 * bigSquared + 0.625 * smallSquared);
        inverseMass = 1 / spec.massKg();
        inverseAcross = 1 / across;
        inverseAlongExtra = 1 / along - 1 / across;
        gyration = (along - across) / across;
    }

    /** From the centre to the outermost point. */
    double outerRadius() {
        return majorRadius + tubeRadius;
    }

    void place(Vec3 centre, Quat orientation) {
        pose.position.set(centre);
        pose.orientation.set(orientation).normalize();
        followOrientation();
        velocity.set(0, 0, 0);
        spin.set(0, 0, 0);
        wake();
    }

    // One substep: predict, then corrections by push, then the velocities that follow from the positions.

    void predict(Vec3 gravity, double h) {
        before.set(pose);
        velocity.addScaled(gravity, h);
        turn.cross(spin, axis).scale(-gyration * spin.dot(axis) * h);
        spin.add(turn);
        limitSpin();
        pose.position.addScaled(velocity, h);
        rotate(turn.set(spin).scale(h));
    }

    void deriveVelocity(double h) {
        velocity.difference(pose.position, before.position).scale(1 / h);
        rotationSinceBefore(spin).scale(1 / h);
    }

    /** out = how the ring has turned within this substep, as a small rotation vector (radians). */
    Vec3 rotationSinceBefore(Vec3 out) {
        return Turns.between(before.orientation, pose.orientation, relative, out);
    }

    /** How readily the ring's point at arm (from the centre) gives way along a unit direction, 1/kg. */
    double inverseMassAt(Vec3 arm, Vec3 direction) {
        torque.cross(arm, direction);
        double along = torque.dot(axis);
        return inverseMass + inverseAcross * torque.lengthSquared() + inverseAlongExtra * along * along;
    }

    /** How readily the ring turns about a unit direction, 1/(kg m²). */
    double inverseInertiaAbout(Vec3 direction) {
        double along = direction.dot(axis);
        return inverseAcross + inverseAlongExtra * along * along;
    }

    /** Moves the ring by a positional impulse (kg m) along a direction at arm. */
    void push(Vec3 arm, Vec3 direction, double impulse) {
        pose.position.addScaled(direction, impulse * inverseMass);
        torque.cross(arm, direction).scale(impulse);
        rotate(inverseInertia(torque));
    }

    /** Turns the ring by an angular positional impulse (kg m²) about a direction. */
    void twist(Vec3 direction, double impulse) {
        rotate(inverseInertia(torque.set(direction).scale(impulse)));
    }

    /** Changes the velocities by an impulse (kg m/s) along a direction at arm. */
    void kick(Vec3 arm, Vec3 direction, double impulse) {
        velocity.addScaled(direction, impulse * inverseMass);
        torque.cross(arm, direction).scale(impulse);
        spin.add(inverseInertia(torque));
    }

    /** out = how far the body's point now at arm (from the centre) has moved within this substep. */
    Vec3 motionOf(Vec3 arm, Vec3 out) {
        pose.orientation.inverseRotate(arm, wasAt);
        before.toOuter(wasAt, wasAt);
        return out.set(pose.position).add(arm).sub(wasAt);
    }

    /** out = the velocity of the body's point at arm. */
    Vec3 velocityAt(Vec3 arm, Vec3 out) {
        return out.cross(spin, arm).add(velocity);
    }

    // Sleeping.

    boolean asleep() {
        return asleep;
    }

    /** Whether the ring is awake and has been moving in the last tick. */
    boolean moving() {
        return !asleep && restSeconds == 0;
    }

    void wake() {
        asleep = false;
        restSeconds = 0;
    }

    void sleep() {
        asleep = true;
        velocity.set(0, 0, 0);
        spin.set(0, 0, 0);
    }

    void settle(double tickSeconds) {
        boolean still =
                velocity.lengthSquared() < REST_SPEED * REST_SPEED && spin.lengthSquared() < REST_SPIN * REST_SPIN;
        restSeconds = still ? restSeconds + tickSeconds : 0;
        if (restSeconds >= SECONDS_TO_SLEEP) {
            sleep();
        }
    }

    boolean isFinite() {
        double q = pose.orientation.lengthSquared();
        return pose.position.isFinite() && velocity.isFinite() && spin.isFinite() && q > 0.5 && q < 2;
    }

    private Vec3 inverseInertia(Vec3 v) {
        double along = v.dot(axis);
        return v.scale(inverseAcross).addScaled(axis, along * inverseAlongExtra);
    }

    private void rotate(Vec3 smallAngle) {
        Turns.add(pose.orientation, smallAngle);
        followOrientation();
    }

    private void followOrientation() {
        Quat q = pose.orientation;
        axis.set(2 * (q.x * q.y - q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z), 2 * (q.y * q.z + q.w * q.x));
    }

    private void limitSpin() {
        double squared = spin.lengthSquared();
        if (squared > MAX_SPIN * MAX_SPIN) {
            spin.scale(MAX_SPIN / Math.sqrt(squared));
        }
    }

    @Override
    public void exchange(StateBuffer state) {
        pose.exchange(state);
        velocity.exchange(state);
        spin.exchange(state);
        touchesBoard = state.exchange(touchesBoard);
        touchesPeg = state.exchange(touchesPeg);
        touchesRing = state.exchange(touchesRing);
        asleep = state.exchange(asleep);
        restSeconds = state.exchange(restSeconds);
        followOrientation();
    }
}
