package org.trocar.core.metric;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * Tells new samples from copies: tracking runs slower than frames, and a runtime repeats its last pose in between.
 *
 * <p>A pose identical to the one before is {@link Kind#STALE} while the device's own sample time stands still, {@link Kind#COPY} for up to
 * {@link MotionPipeline#MAX_HELD_NANOS} after the pose last changed, and from then on {@link Kind#FRESH}: a tool that really stands still.
 */
final class HeldCopies implements Stateful {
    enum Kind {
        /** A sample of its own. */
        FRESH,
        /** Repeats the pose before; whether the device sampled again is not known or does not matter. */
        COPY,
        /** Repeats the pose before, and the device says that it has not sampled since. */
        STALE
    }

    private final Vec3 point = new Vec3(Double.NaN, Double.NaN, Double.NaN);
    private final Quat orientation = new Quat();
    private long changedNanos;
    private long deviceNanos;

    /** @param sampleNanos the device's own sample time, 0 if unknown */
    Kind judge(long captureNanos, long sampleNanos, Vec3 newPoint, Quat newOrientation) {
        boolean sameSample = sampleNanos != 0 && sampleNanos == deviceNanos;
        deviceNanos = sampleNanos;
        if (!same(newPoint, newOrientation)) {
            point.set(newPoint);
            orientation.set(newOrientation);
            changedNanos = captureNanos;
            return Kind.FRESH;
        }
        if (sameSample) {
            return Kind.STALE;
        }
        return captureNanos - changedNanos > MotionPipeline.MAX_HELD_NANOS ? Kind.FRESH : Kind.COPY;
    }

    private boolean same(Vec3 p, Quat q) {
        return p.x == point.x
                && p.y == point.y
                && p.z == point.z
                && q.x == orientation.x
                && q.y == orientation.y
                && q.z == orientation.z
                && q.w == orientation.w;
    }

    @Override
    public void exchange(StateBuffer state) {
        point.exchange(state);
        orientation.exchange(state);
        changedNanos = state.exchange(changedNanos);
        deviceNanos = state.exchange(deviceNanos);
    }
}
