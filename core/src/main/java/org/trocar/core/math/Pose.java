package org.trocar.core.math;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** A rigid transform: where something is (metres) and how it is turned. */
public final class Pose implements Stateful {
    public final Vec3 position = new Vec3();
    public final Quat orientation = new Quat();

    public Pose set(Pose a) {
        position.set(a.position);
        orientation.set(a.orientation);
        return this;
    }

    /** out = the point p of this pose's own frame, in the frame this pose is given in. */
    public Vec3 toOuter(Vec3 p, Vec3 out) {
        return orientation.rotate(p, out).add(position);
    }

    /** out = the point p of the outer frame, in this pose's own frame. */
    public Vec3 toInner(Vec3 p, Vec3 out) {
        return orientation.inverseRotate(out.difference(p, position), out);
    }

    /** this = outer ∘ inner; inner may be this pose. */
    public Pose compose(Pose outer, Pose inner) {
        outer.toOuter(inner.position, position);
        orientation.multiply(outer.orientation, inner.orientation);
        return this;
    }

    @Override
    public void exchange(StateBuffer state) {
        position.exchange(state);
        orientation.exchange(state);
    }
}
