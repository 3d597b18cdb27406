package org.trocar.telemetry.trace;

import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.AngularSpeed;
import org.trocar.core.metric.Economy;
import org.trocar.core.metric.GridWatcher;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;
import org.trocar.core.metric.MotionPipeline;
import org.trocar.core.metric.SoloMotion;
import org.trocar.core.metric.Tremor;

/** Measures a tool by the canonical pipeline, in constant memory. */
final class PipelineMeter implements TraceMeter, GridWatcher {
    private static final String ONLY_RAW =
            "only of samples as they are, see --raw: the pipeline measures each movement by itself";
    static final String SCATTERED =
            "no two samples follow each other within 100 ms: every one is a segment of its own, without motion";
    private static final String BROKEN_OFF = "tracking broke off in between: the chord is that of several reaches";
    private static final double SETTLING_SECONDS = 1;

    private final boolean turned;
    private final SoloMotion motion = new SoloMotion();
    private final Tremor tremor = new Tremor(MotionPipeline.GRID_HZ, SETTLING_SECONDS);
    private final AngularSpeed turning = new AngularSpeed(MotionPipeline.GRID_HZ);
    private final Vec3 firstPoint = new Vec3();
    private final Vec3 latestPoint = new Vec3();
    private final Quat firstTurn = new Quat();
    private final Quat latestTurn = new Quat();
    private long gridPoints;
    private int segments;

    PipelineMeter(boolean turned) {
        this.turned = turned;
        motion.pipeline().watchGrid(this);
    }

    @Override
    public void add(long nanos, TraceRow row) {
        motion.sample(nanos, 0, row.pose.position, row.pose.orientation, row.valid);
    }

    @Override
    public void point(long index, boolean first, Vec3 point, Vec3 filtered, Quat orientation) {
        if (first) {
            segments++;
            tremor.restart();
            turning.restart();
        }
        tremor.add(point);
        turning.add(orientation);
        if (gridPoints++ == 0) {
            firstPoint.set(filtered);
            firstTurn.set(orientation);
        }
        latestPoint.set(filtered);
        latestTurn.set(orientation);
    }

    @Override
    public Measures finish(long nanos) {
        motion.finish(nanos);
        Measures measures = new Measures();
        measureCourse(measures);
        measureSmoothness(measures);
        measureTurns(measures);
        return gridPoints > segments ? measures : scattered(measures);
    }

    private Measures scattered(Measures measures) {
        measures.lackAll(SCATTERED);
        return turned ? measures : TraceMeter.withoutTurns(measures);
    }

    private double ifSeen(double value) {
        return gridPoints > 0 ? value : Double.NaN;
    }

    private void measureCourse(Measures measures) {
        MotionPipeline pipeline = motion.pipeline();
        double chord = ifSeen(latestPoint.distance(firstPoint));
        measures.put(Measure.N, gridPoints)
                .put(Measure.DURATION, pipeline.spanNanos() * 1e-9)
                .put(Measure.TRACKED_FRACTION, pipeline.trackedFraction())
                .put(Measure.PATH_LENGTH, ifSeen(pipeline.pathMetres()))
                .put(Measure.CHORD, chord)
                .put(Measure.MEAN_SPEED, pipeline.meanSpeedMetresPerSecond())
                .put(Measure.PEAK_SPEED, gridPoints > 1 ? pipeline.peakSpeedMetresPerSecond() : Double.NaN)
                .put(Measure.RMS_ACCELERATION, pipeline.rmsAcceleration())
                .put(Measure.PEAK_ACCELERATION, gridPoints > 2 ? pipeline.peakAcceleration() : Double.NaN)
                .put(Measure.RMS_JERK, pipeline.rmsJerk())
                .put(Measure.JERK_INTEGRAL, gridPoints > 3 ? pipeline.jerkIntegral() : Double.NaN)
                .put(Measure.CHMARRA_SMOOTHNESS, gridPoints > 3 ? pipeline.chmarraSmoothness() : Double.NaN)
                .put(Measure.BOX_VOLUME, pipeline.boxCubicMetres())
                .put(Measure.ELLIPSOID_VOLUME, pipeline.workspaceCubicMetres());
        measureEconomy(measures, chord);
    }

    /** Of one discrete reach: across a break the chord leads where no path does. */
    private void measureEconomy(Measures measures, double chord) {
        if (segments > 1) {
            measures.lacks(Measure.ECONOMY, BROKEN_OFF);
        } else {
            measures.put(Measure.ECONOMY, Economy.of(chord, motion.pipeline().pathMetres()));
        }
    }

    private void measureSmoothness(Measures measures) {
        MotionPipeline pipeline = motion.pipeline();
        measures.put(Measure.SPARC, pipeline.medianSparc())
                .lacks(Measure.JERK_OF_SPEED, ONLY_RAW)
                .lacks(Measure.LDLJ_OF_SPEED, ONLY_RAW)
                .lacks(Measure.JERK_OF_VELOCITY, ONLY_RAW)
                .put(Measure.LDLJ_OF_VELOCITY, pipeline.medianLogDimensionlessJerk())
                .lacks(Measure.LDLJ_OF_ACCELERATION_WITHOUT_MEAN, ONLY_RAW)
                .lacks(Measure.LDLJ_OF_ACCELERATION, ONLY_RAW)
                .put(Measure.VELOCITY_PEAKS, pipeline.velocityPeakCount())
                .put(Measure.MOVEMENTS, pipeline.movementCount())
                .put(Measure.IDLE, motion.idleSeconds())
                .put(Measure.MOVING, pipeline.movingSeconds())
                .lacks(Measure.TREMOR_X, ONLY_RAW)
                .lacks(Measure.TREMOR_Y, ONLY_RAW)
                .lacks(Measure.TREMOR_Z, ONLY_RAW)
                .put(Measure.TREMOR_RMS, tremor.rmsMetres());
    }

    private void measureTurns(Measures measures) {
        if (turned) {
            measures.put(Measure.DEPTH, ifSeen(motion.pipeline().depthMetres()))
                    .put(Measure.ANGULAR_PATH, ifSeen(motion.pipeline().angularPathRadians()))
                    .put(Measure.NET_ROTATION, ifSeen(StrictMath.toDegrees(turning.angle(firstTurn, latestTurn))))
                    .put(Measure.PEAK_ANGULAR_SPEED, turning.peakRadiansPerSecond())
                    .lacks(Measure.SPARC_OF_ANGULAR_SPEED, ONLY_RAW);
        } else {
            TraceMeter.withoutTurns(measures);
        }
    }
}
