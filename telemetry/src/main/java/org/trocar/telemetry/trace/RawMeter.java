package org.trocar.telemetry.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;
import org.trocar.core.metric.UniformMotion;

/** Measures a tool's valid samples as they are, at their own mean rate: (count − 1) over the time from the first to the last. */
final class RawMeter implements TraceMeter {
    private static final int FEWEST = 2;

    private final boolean turned;
    private final List<Vec3> points = new ArrayList<>();
    private final List<Quat> orientations = new ArrayList<>();
    private double[] seconds = new double[1024];
    private UniformMotion motion;

    RawMeter(boolean turned) {
        this.turned = turned;
    }

    @Override
    public void add(long atNanos, TraceRow row) {
        if (!row.valid) {
            return;
        }
        if (points.size() == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * seconds.length);
        }
        seconds[points.size()] = row.seconds;
        points.add(new Vec3().set(row.pose.position));
        if (turned) {
            orientations.add(new Quat().set(row.pose.orientation));
        }
    }

    @Override
    public Measures finish(long endNanos) {
        motion = new UniformMotion(points.toArray(Vec3[]::new), points.size() < FEWEST ? 1 : hertz());
        Measures measures = turned ? motion.measures(orientations.toArray(Quat[]::new)) : motion.measures();
        measures.lacks(Measure.TRACKED_FRACTION, "not known of samples as they are: see --pipeline");
        return turned ? measures : TraceMeter.withoutTurns(measures);
    }

    private double hertz() {
        return (points.size() - 1) / (seconds[points.size() - 1] - seconds[0]);
    }

    /** What {@link #finish} measured. */
    UniformMotion motion() {
        return motion;
    }

    boolean sampledWith(RawMeter other) {
        int count = points.size();
        return count >= FEWEST
                && count == other.points.size()
                && Arrays.equals(seconds, 0, count, other.seconds, 0, count);
    }
}
