package org.trocar.core.metric;

import org.trocar.core.math.Vec3;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** One {@link Biquad} over each coordinate of a point. */
public final class PointFilter implements Stateful {
    private final BiquadFilter x;
    private final BiquadFilter y;
    private final BiquadFilter z;

    public PointFilter(Biquad section) {
        x = new BiquadFilter(section);
        y = new BiquadFilter(section);
        z = new BiquadFilter(section);
    }

    /** Starts as if the point had always been here. */
    public void startAt(Vec3 point) {
        x.startAt(point.x);
        y.startAt(point.y);
        z.startAt(point.z);
    }

    /** out = the filtered point; out may be point. */
    public Vec3 next(Vec3 point, Vec3 out) {
        return out.set(x.next(point.x), y.next(point.y), z.next(point.z));
    }

    @Override
    public void exchange(StateBuffer state) {
        x.exchange(state);
        y.exchange(state);
        z.exchange(state);
    }
}
