package org.trocar.core.instrument;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.Ports;
import org.trocar.core.state.Scratch;

/**
 * The lever a laparoscopic instrument is: its shaft runs from the handle through a port in the wall to the tip, so that the tip moves
 * opposite to the hand, scaled by inside over outside length. All poses are in the field's frame, metres.
 *
 * <p>The shaft leans at most {@value #MAX_TILT_DEGREES} degrees from the line between its port and the field's origin, and the handle counts
 * as at least {@value #MIN_OUTSIDE_METRES} m outside along that line. Within both limits the fulcrum is exact; at a limit, with the hand at or
 * through the wall, the tip stays finite and continuous. Holds scratch space: one thread.
 */
public final class Fulcrum {
    static final double MAX_TILT_DEGREES = 70;
    static final double MIN_OUTSIDE_METRES = 0.01;

    private static final double TAN_MAX_TILT = StrictMath.tan(StrictMath.toRadians(MAX_TILT_DEGREES));
    private static final Vec3 FORWARD = new Vec3(0, 0, -1);
    private static final Vec3 RIGHT = new Vec3(1, 0, 0);

    private final GrasperSpec spec;
    private final Vec3 port;
    private final Vec3 inward;

    @Scratch
    private final Vec3 lever = new Vec3();

    @Scratch
    private final Vec3 forward = new Vec3();

    @Scratch
    private final Vec3 across = new Vec3();

    @Scratch
    private final Vec3 acrossNow = new Vec3();

    @Scratch
    private final Quat turn = new Quat();

    public Fulcrum(Hand hand, GrasperSpec spec, Ports ports) {
        this.spec = spec;
        port = new Vec3(ports.xMetres(hand), ports.heightMetres(), ports.towardsTraineeMetres());
        inward = new Vec3(-port.x, -port.y, -port.z).normalize();
    }

    /**
     * out = where the closed jaws' tip is and how it is turned for a handle pose: −z along the shaft into the field, the jaws opening in x. A
     * pure function; out may be the handle.
     *
     * <p>The hand's −z is the handle's own forward direction. The tip's orientation is the hand's, swung by the shortest way from that
     * direction onto the shaft, so that what is left, the hand's twist, rolls the jaws.
     */
    public Pose tipOf(Pose handle, Pose out) {
        leverOf(handle);
        double inside = clampInside(spec.lengthMetres() - lever.length());
        lever.normalize();
        turn.between(handle.orientation.rotate(FORWARD, forward).normalize(), lever);
        out.orientation.multiply(turn, handle.orientation).normalize();
        out.position.set(port).addScaled(lever, inside);
        return out;
    }

    /**
     * out = the handle pose that brings the tip to a position with the jaws opening along a direction: the inverse of {@link #tipOf} wherever
     * that reaches.
     *
     * @param tip wanted tip position; its distance from the port is clamped to what the shaft allows
     * @param jawDirection where the jaw plane's x should point, any length; only its part across the shaft counts
     */
    public Pose handleFor(Vec3 tip, Vec3 jawDirection, Pose out) {
        lever.difference(tip, port);
        double inside = clampInside(lever.length());
        lever.normalize();
        across.set(jawDirection).addScaled(lever, -jawDirection.dot(lever)).normalize();
        out.position.set(port).addScaled(lever, inside - spec.lengthMetres());
        out.orientation.between(FORWARD, lever);
        out.orientation.multiply(rollOnto(out.orientation), out.orientation).normalize();
        return out;
    }

    /** The port, metres in the field's frame; to be read, not written. */
    public Vec3 port() {
        return port;
    }

    private void leverOf(Pose handle) {
        lever.difference(port, handle.position);
        double outside = lever.dot(inward);
        lever.addScaled(inward, -outside);
        double least = Math.max(MIN_OUTSIDE_METRES, lever.length() / TAN_MAX_TILT);
        lever.addScaled(inward, Math.max(outside, least));
    }

    /** The turn about the shaft that brings the frame's x onto {@link #across}. */
    private Quat rollOnto(Quat orientation) {
        orientation.rotate(RIGHT, acrossNow);
        return acrossNow.dot(across) < -1 + 1e-12
                ? turn.set(lever.x, lever.y, lever.z, 0)
                : turn.between(acrossNow, across);
    }

    private double clampInside(double metres) {
        return Math.min(Math.max(metres, spec.minInsideMetres()), spec.maxInsideMetres());
    }
}
