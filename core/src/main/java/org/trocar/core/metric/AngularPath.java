package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * The angle turned through, Σ 2·atan2(‖Im(q q̄₀)‖, |Re(q q̄₀)|), radians. A turn counts once it exceeds the dead-band from the orientation
 * q₀ last counted: noise adds nothing, and a slow turn is not lost. Indifferent to the quaternion's sign and length. No
 * validity evidence known to us.
 */
public final class AngularPath implements Stateful {
    /** 0.1 degree. */
    public static final double STANDARD_DEAD_BAND_RADIANS = Math.PI / 1800;

    private final double halfAngleTangent;
    private final Quat counted = new Quat();

    @Scratch
    private final Quat turn = new Quat();

    private boolean started;
    private double radians;

    /** @param deadBandRadians 0 counts every turn */
    public AngularPath(double deadBandRadians) {
        halfAngleTangent = StrictMath.tan(deadBandRadians / 2);
    }

    /** The next orientation begins a new segment. */
    public void restart() {
        started = false;
    }

    public void add(Quat orientation) {
        if (!started) {
            started = true;
            counted.set(orientation);
            return;
        }
        turn.set(counted).conjugate();
        turn.multiply(orientation, turn);
        double imaginary = Math.sqrt(turn.x * turn.x + turn.y * turn.y + turn.z * turn.z);
        double real = Math.abs(turn.w);
        if (imaginary > halfAngleTangent * real) {
            radians += 2 * StrictMath.atan2(imaginary, real);
            counted.set(orientation);
        }
    }

    public double radians() {
        return radians;
    }

    @Override
    public void exchange(StateBuffer state) {
        counted.exchange(state);
        started = state.exchange(started);
        radians = state.exchange(radians);
    }
}
