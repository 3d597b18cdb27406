package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.Biquad;
import org.trocar.core.metric.GridWatcher;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.Movement;

/**
 * One instrument tip's filtered way on the metrics' 100 Hz grid, with the movements found in it. Times are the tip's own: the filter's delay
 * is taken back, as it is from the movements.
 */
final class HandTrace implements GridWatcher {
    private static final long DELAY_NANOS = MotionPipeline.GRID_NANOS
            * Math.round(Biquad.lowPass(MotionPipeline.GRID_HZ, MotionPipeline.CUTOFF_HZ)
                    .groupDelaySamples());

    private final List<Span> movements = new ArrayList<>();
    private double[] seconds = new double[4096];
    private double[] places = new double[3 * 4096];
    private boolean[] starts = new boolean[4096];
    private int count;

    @Override
    public void point(long index, boolean first, Vec3 point, Vec3 filtered, Quat orientation) {
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
            places = Arrays.copyOf(places, 6 * count);
            starts = Arrays.copyOf(starts, 2 * count);
        }
        seconds[count] = (index * MotionPipeline.GRID_NANOS - DELAY_NANOS) * 1e-9;
        places[3 * count] = filtered.x;
        places[3 * count + 1] = filtered.y;
        places[3 * count + 2] = filtered.z;
        starts[count] = first;
        count++;
    }

    void moved(Movement movement) {
        movements.add(new Span(movement.onNanos() * 1e-9, movement.offNanos() * 1e-9));
    }

    int count() {
        return count;
    }

    /** Session time of point i. */
    double seconds(int i) {
        return seconds[i];
    }

    double x(int i) {
        return places[3 * i];
    }

    double y(int i) {
        return places[3 * i + 1];
    }

    double z(int i) {
        return places[3 * i + 2];
    }

    /** Whether the tip was not seen just before point i. */
    boolean startsSegment(int i) {
        return starts[i];
    }

    /** m/s from the point before; NaN at a segment's start. */
    double speed(int i) {
        if (starts[i]) {
            return Double.NaN;
        }
        double dx = x(i) - x(i - 1);
        double dy = y(i) - y(i - 1);
        double dz = z(i) - z(i - 1);
        return Math.sqrt(dx * dx + dy * dy + dz * dz) * MotionPipeline.GRID_HZ;
    }

    /** In the order they ended. */
    List<Span> movements() {
        return movements;
    }

    /** The stretches over which the tip was followed without a gap. */
    List<Span> seen() {
        List<Span> seen = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || starts[i]) {
                seen.add(new Span(seconds[start], seconds[i - 1]));
                start = i;
            }
        }
        return count == 0 ? List.of() : seen;
    }
}
