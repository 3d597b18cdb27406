package org.trocar.core.instrument;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.scenario.GrasperSpec;
import org.trocar.core.scenario.Ports;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * One hand's grasper: where its tip is and how far its jaws are open. {@link #advance} it once a tick while its hand is tracked; without
 * that it holds pose and jaws.
 */
public final class Grasper implements Stateful {
    private static final double NOT_HOLDING = -1;

    private final Hand hand;
    private final GrasperSpec spec;
    private final Fulcrum fulcrum;
    private final Pose tip = new Pose();
    private double jawAngleRadians;
    private boolean closing;
    private double heldAtRadians = NOT_HOLDING;

    /** Starts with the jaws open and the tip straight below the port towards the field. */
    public Grasper(Hand hand, GrasperSpec spec, Ports ports) {
        if (!(spec.openAngleRadians() > 0 && spec.openAngleRadians() <= StrictMath.PI / 4)) {
            throw new IllegalArgumentException("a grasper's open angle is " + spec.openAngleRadians()
                    + " rad, but it must be above 0 and at most pi/4 (45 degrees to either side)");
        }
        this.hand = hand;
        this.spec = spec;
        fulcrum = new Fulcrum(hand, spec, ports);
        jawAngleRadians = spec.openAngleRadians();
        fulcrum.tipOf(fulcrum.handleFor(new Vec3(), new Vec3(1, 0, 0), tip), tip);
    }

    /**
     * Follows a tracked hand for one tick.
     *
     * @param handle the hand's handle point and orientation (−z forward along the handle), in the field's frame
     * @param close whether the hand asks for closed jaws; see {@link JawCommand}
     * @param seconds the tick's length
     */
    public void advance(Pose handle, boolean close, double seconds) {
        tipOf(handle, tip);
        closing = close;
        double step = spec.openAngleRadians() / spec.closeSeconds() * seconds;
        jawAngleRadians = close
                ? Math.max(jawAngleRadians - step, Math.max(heldAtRadians, 0))
                : Math.min(jawAngleRadians + step, spec.openAngleRadians());
    }

    /** out = the tip for a handle pose; pure, and independent of this grasper's own state. See {@link Fulcrum#tipOf}. */
    public Pose tipOf(Pose handle, Pose out) {
        return fulcrum.tipOf(handle, out);
    }

    /** What the jaws closed on stops them at this angle until {@link #letGo}. Told by the physics of what is held. */
    public void holdAt(double angleRadians) {
        heldAtRadians = angleRadians;
        jawAngleRadians = angleRadians;
    }

    /** Nothing is between the jaws any more. */
    public void letGo() {
        heldAtRadians = NOT_HOLDING;
    }

    public Hand hand() {
        return hand;
    }

    /** The point between the closed jaws' tips; −z along the shaft into the field, jaws opening in x. To be read, not written. */
    public Pose tip() {
        return tip;
    }

    /** From the shaft's axis to either jaw, radians; 0 is closed. */
    public double jawAngleRadians() {
        return jawAngleRadians;
    }

    /** Whether the hand last asked for closed jaws. */
    public boolean closing() {
        return closing;
    }

    @Override
    public void exchange(StateBuffer state) {
        tip.exchange(state);
        jawAngleRadians = state.exchange(jawAngleRadians);
        closing = state.exchange(closing);
        heldAtRadians = state.exchange(heldAtRadians);
    }
}
