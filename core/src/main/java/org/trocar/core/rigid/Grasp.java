package org.trocar.core.rigid;

import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * A ring held between two jaws: a damped spring at each jaw's contact, anchored where jaw and ring touched, so that forming a grasp moves
 * nothing. About the line through both contacts the ring can swing, against the jaws' Coulomb friction torque.
 */
final class Grasp implements Stateful {
    /** How far a pull at the break force stretches a grasp: jaws, shaft and rubber give a little. Sets the springs' stiffness. */
    private static final double STRETCH_AT_BREAK_METRES = 3e-3;
    /** Damping of each spring with half a ring on it, as a share of critical. */
    private static final double DAMPING_RATIO = 0.3;
    /** Radius of the patch where a jaw presses on the tube; sets how hard it is to swing the ring between the jaws. */
    private static final double CONTACT_PATCH_METRES = 0.1e-3;

    private static final int NONE = -1;

    private final double stiffness;
    private final double damping;
    private final double frictionTorque;

    private int ringIndex = NONE;
    private double jawAngle;
    private double forceNewtons;
    private final Vec3[] onRing = {new Vec3(), new Vec3()};
    private final Vec3[] inTip = {new Vec3(), new Vec3()};

    @Scratch
    private final Vec3 arm = new Vec3();

    @Scratch
    private final Vec3 atJaw = new Vec3();

    @Scratch
    private final Vec3 otherJaw = new Vec3();

    @Scratch
    private final Vec3 direction = new Vec3();

    @Scratch
    private final Vec3 motion = new Vec3();

    @Scratch
    private final Vec3 jawTurn = new Vec3();

    @Scratch
    private final Quat relative = new Quat();

    /**
     * The friction torque is that of two evenly loaded round patches, each ⅔ µ N a; jaws about to slip along both carry µ N = half the break
     * force, so together ⅔ a times the break force.
     */
    Grasp(GrasperSpec spec, double ringMassKg) {
        stiffness = 0.5 * spec.breakForceNewtons() / STRETCH_AT_BREAK_METRES;
        damping = 2 * DAMPING_RATIO * Math.sqrt(stiffness * 0.5 * ringMassKg);
        frictionTorque = 2.0 / 3 * CONTACT_PATCH_METRES * spec.breakForceNewtons();
    }

    boolean holding() {
        return ringIndex != NONE;
    }

    /** The held ring's index, or −1. */
    int ringIndex() {
        return ringIndex;
    }

    /** Where the jaws stopped when the grasp formed, radians. */
    double jawAngle() {
        return jawAngle;
    }

    /** Simulated newtons: the net pull of ring against jaws in the last substep. */
    double forceNewtons() {
        return forceNewtons;
    }

    /** @param points where each jaw touches the ring's surface */
    void form(int index, Ring ring, Pose tip, double angle, Vec3[] points) {
        ringIndex = index;
        jawAngle = angle;
        for (int i = 0; i < points.length; i++) {
            ring.pose.toInner(points[i], onRing[i]);
            tip.toInner(points[i], inTip[i]);
        }
    }

    void end() {
        ringIndex = NONE;
        forceNewtons = 0;
    }

    /** Measures and returns the net pull the two springs carry now, simulated newtons. */
    double measure(Ring ring, Pose tip) {
        motion.set(0, 0, 0);
        for (int i = 0; i < onRing.length; i++) {
            motion.add(ring.pose.toOuter(onRing[i], arm)).sub(tip.toOuter(inTip[i], atJaw));
        }
        forceNewtons = stiffness * motion.length();
        return forceNewtons;
    }

    void resolve(Ring ring, JawTrack track, double h) {
        resistSwing(ring, track, h);
        for (int i = 0; i < onRing.length; i++) {
            pullBack(ring, track, i, h);
        }
    }

    private void resistSwing(Ring ring, JawTrack track, double h) {
        track.tip.toOuter(inTip[0], atJaw);
        track.tip.toOuter(inTip[1], otherJaw);
        direction.difference(otherJaw, atJaw).normalize();
        double swing = ring.rotationSinceBefore(motion).dot(direction)
                - Turns.between(track.tipBefore.orientation, track.tip.orientation, relative, jawTurn)
                        .dot(direction);
        double most = frictionTorque * h * h;
        double impulse = -swing / ring.inverseInertiaAbout(direction);
        ring.twist(direction, Math.min(Math.max(impulse, -most), most));
    }

    /** One damped spring as a compliant constraint: XPBD's update with damping (Macklin, Müller and Chentanez 2016, equation 26). */
    private void pullBack(Ring ring, JawTrack track, int i, double h) {
        double damp = damping / (stiffness * h);
        ring.pose.orientation.rotate(onRing[i], arm);
        track.tip.toOuter(inTip[i], atJaw);
        track.tipBefore.toOuter(inTip[i], otherJaw);
        direction.set(ring.pose.position).add(arm).sub(atJaw);
        ring.motionOf(arm, motion).sub(atJaw).add(otherJaw);
        direction.addScaled(motion, damp);
        double length = direction.length();
        if (length > 1e-15) {
            direction.scale(1 / length);
            double give = (1 + damp) * ring.inverseMassAt(arm, direction) + 1 / (stiffness * h * h);
            ring.push(arm, direction, -length / give);
        }
    }

    @Override
    public void exchange(StateBuffer state) {
        ringIndex = state.exchange(ringIndex);
        jawAngle = state.exchange(jawAngle);
        forceNewtons = state.exchange(forceNewtons);
        for (int i = 0; i < onRing.length; i++) {
            onRing[i].exchange(state);
            inTip[i].exchange(state);
        }
    }
}
