package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.Movement;
import org.trocar.core.metric.MovementLog;
import org.trocar.core.metric.Sparc;

/** One controller's recorded way, as a function of time, and what the pipeline makes of samples of it. */
final class RecordedCourse {
    private static final Quat UPRIGHT = new Quat();

    private final long[] nanos;
    private final Vec3[] points;

    private RecordedCourse(long[] nanos, Vec3[] points) {
        this.nanos = nanos;
        this.points = points;
    }

    static RecordedCourse of(Path recording, Hand hand) throws IOException {
        List<HandFrame> frames = Samples.frames(recording);
        long[] nanos = new long[frames.size()];
        Vec3[] points = new Vec3[frames.size()];
        for (int i = 0; i < points.length; i++) {
            HandFrame frame = frames.get(i);
            float[] grip = frame.controller(hand).grip;
            nanos[i] = frame.captureNanos - frames.get(0).captureNanos;
            points[i] = new Vec3(grip[0], grip[1], grip[2]);
        }
        return new RecordedCourse(nanos, points);
    }

    long endNanos() {
        return nanos[nanos.length - 1];
    }

    long[] times() {
        return nanos.clone();
    }

    /** Where it was, midway between two samples by proportion. */
    Vec3 at(long time) {
        int i = Arrays.binarySearch(nanos, time);
        if (i >= 0) {
            return points[i];
        }
        int next = Math.min(-i - 1, nanos.length - 1);
        int before = Math.max(0, next - 1);
        double t = next == before ? 0 : (double) (time - nanos[before]) / (nanos[next] - nanos[before]);
        return new Vec3().lerp(points[before], points[next], Math.min(1, t));
    }

    /** The pipeline's result for poses of some instants shown at others. */
    Run run(long[] shownNanos, long[] poseNanos) {
        return new Run(this, shownNanos, poseNanos);
    }

    /** What the pipeline made of one way of sampling. */
    static final class Run {
        final MotionPipeline pipeline = new MotionPipeline();
        final List<Movement> movements = new ArrayList<>();
        private final List<Vec3> grid = new ArrayList<>();
        private long firstIndex = Long.MIN_VALUE;

        private Run(RecordedCourse course, long[] shownNanos, long[] poseNanos) {
            pipeline.logMovements(new MovementLog(movements::add));
            pipeline.watchGrid((index, first, point, filtered, orientation) -> keep(index, point));
            for (int i = 0; i < shownNanos.length; i++) {
                pipeline.sample(shownNanos[i], 0, course.at(poseNanos[i]), UPRIGHT, true);
            }
            pipeline.finish(shownNanos[shownNanos.length - 1]);
        }

        private void keep(long index, Vec3 point) {
            firstIndex = grid.isEmpty() ? index : firstIndex;
            while (grid.size() < index - firstIndex) {
                grid.add(grid.get(grid.size() - 1));
            }
            grid.add(new Vec3().set(point));
        }

        long endNanos() {
            return (firstIndex + grid.size() - 1) * MotionPipeline.GRID_NANOS;
        }

        /** SPARC of the unfiltered speed between two grid times, both included. */
        double sparc(long fromNanos, long toNanos) {
            int from = (int) (fromNanos / MotionPipeline.GRID_NANOS - firstIndex);
            int to = (int) (toNanos / MotionPipeline.GRID_NANOS - firstIndex);
            double[] speeds = new double[to - from + 1];
            for (int i = 0; i < speeds.length; i++) {
                int at = Math.min(from + i, grid.size() - 1);
                speeds[i] = at < 1 ? 0 : grid.get(at).distance(grid.get(at - 1)) * MotionPipeline.GRID_HZ;
            }
            return new Sparc(speeds.length).of(speeds, speeds.length, MotionPipeline.GRID_HZ);
        }
    }
}
