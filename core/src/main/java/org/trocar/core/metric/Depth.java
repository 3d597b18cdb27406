package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * How far a point went along its instrument's own axis, there and back: Σ|Δp·axis|, metres, where the axis is the tool's z as it is turned at
 * the later point of each step. Never more than the path. It needs an orientation; which way the axis points makes no difference.
 *
 * <p>Source: the depth of Chmarra et al. 2010 (doi 10.1007/s00464-009-0721-y). Evidence: see {@link Measure#DEPTH}.
 */
public final class Depth implements Stateful {
    private static final Vec3 AXIS = new Vec3(0, 0, 1);

    private final Vec3 latest = new Vec3();

    @Scratch
    private final Vec3 axis = new Vec3();

    @Scratch
    private final Vec3 step = new Vec3();

    private boolean started;
    private double metres;

    /** The next point begins a new segment. */
    public void restart() {
        started = false;
    }

    /** Adds the next point, metres, with the tool's orientation there, of unit length. */
    public void add(Vec3 point, Quat orientation) {
        if (started) {
            metres += Math.abs(step.difference(point, latest).dot(orientation.rotate(AXIS, axis)));
        }
        started = true;
        latest.set(point);
    }

    public double metres() {
        return metres;
    }

    @Override
    public void exchange(StateBuffer state) {
        latest.exchange(state);
        started = state.exchange(started);
        metres = state.exchange(metres);
    }
}
