package org.trocar.core.metric;

import java.util.Arrays;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/**
 * Every metric of one course of points at one rate, as it is: no filter, no gaps, no copies dropped. For research, and for comparing with
 * others' code; what is graded comes from a {@link MotionPipeline}. Works on the whole course at once.
 */
public final class UniformMotion {
    /** A longer course has no spectrum: it would take hundreds of megabytes. */
    public static final int MAX_SPECTRUM_SAMPLES = 1 << 18;

    private static final double LONGEST_SETTLING_SECONDS = 1;

    private final Vec3[] points;
    private final double hertz;
    private final Vec3[] velocities;
    private final double[] speeds;
    private final boolean moved;
    private final Measures measures = new Measures();

    /**
     * @param points metres
     * @param sampleHz their rate, above 0
     */
    public UniformMotion(Vec3[] points, double sampleHz) {
        this.points = points;
        hertz = sampleHz;
        velocities = differences(points, sampleHz);
        speeds = new double[velocities.length];
        moved = !Stillness.holds(points);
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = velocities[i].length();
        }
    }

    /** The speed of each step, m/s; not to be changed. */
    public double[] speeds() {
        return speeds;
    }

    /** Whether the points lie apart by more than rounding. */
    boolean moved() {
        return moved;
    }

    private double ifMoved(double value) {
        return moved ? value : Double.NaN;
    }

    /** What the points tell. */
    public Measures measures() {
        measureCourse();
        measureJerk();
        measureSpeeds();
        measureTremor();
        return measures;
    }

    /** What the orientations tell, and the points along them. */
    public Measures measures(Quat[] orientations) {
        measures();
        measureTurns(orientations);
        return measures;
    }

    private static Vec3[] differences(Vec3[] values, double hertz) {
        Vec3[] out = new Vec3[Math.max(0, values.length - 1)];
        for (int i = 0; i < out.length; i++) {
            out[i] = new Vec3().difference(values[i + 1], values[i]).scale(hertz);
        }
        return out;
    }

    private double seconds() {
        return (points.length - 1) / hertz;
    }

    private double ifAtLeast(int samples, double value) {
        return points.length >= samples ? value : Double.NaN;
    }

    private void measureCourse() {
        Kinematics kinematics = new Kinematics(hertz);
        Workspace workspace = new Workspace();
        for (Vec3 point : points) {
            kinematics.add(point);
            workspace.add(point);
        }
        double path = kinematics.pathMetres();
        double chord = points.length == 0 ? Double.NaN : points[points.length - 1].distance(points[0]);
        measures.put(Measure.N, points.length)
                .put(Measure.DURATION, ifAtLeast(1, seconds()))
                .put(Measure.PATH_LENGTH, ifAtLeast(1, path))
                .put(Measure.CHORD, chord)
                .put(Measure.ECONOMY, Economy.of(chord, path))
                .put(Measure.MEAN_SPEED, ifAtLeast(2, path / seconds()))
                .put(Measure.PEAK_SPEED, ifAtLeast(2, kinematics.peakSpeedMetresPerSecond()))
                .put(Measure.RMS_ACCELERATION, kinematics.rmsAcceleration())
                .put(Measure.PEAK_ACCELERATION, ifAtLeast(3, kinematics.peakAcceleration()))
                .put(Measure.RMS_JERK, kinematics.rmsJerk())
                .put(Measure.JERK_INTEGRAL, ifAtLeast(4, kinematics.jerkIntegral()))
                .put(
                        Measure.CHMARRA_SMOOTHNESS,
                        ifMoved(ifAtLeast(4, ChmarraSmoothness.of(seconds(), path, kinematics.jerkIntegral()))))
                .put(Measure.BOX_VOLUME, workspace.boxVolume())
                .put(Measure.ELLIPSOID_VOLUME, workspace.ellipsoid95Volume());
    }

    private void measureJerk() {
        DimensionlessJerk vector = new DimensionlessJerk(hertz);
        DimensionlessJerk scalar = new DimensionlessJerk(hertz);
        for (int i = 0; i < speeds.length; i++) {
            vector.add(velocities[i]);
            scalar.add(new Vec3(speeds[i], 0, 0));
        }
        Vec3[] accelerations = differences(velocities, hertz);
        measures.put(Measure.JERK_OF_SPEED, ifMoved(scalar.value()))
                .put(Measure.LDLJ_OF_SPEED, ifMoved(scalar.log()))
                .put(Measure.JERK_OF_VELOCITY, ifMoved(vector.value()))
                .put(Measure.LDLJ_OF_VELOCITY, ifMoved(vector.log()))
                .put(Measure.LDLJ_OF_ACCELERATION, ifMoved(AccelerationJerk.log(accelerations, hertz)))
                .put(
                        Measure.LDLJ_OF_ACCELERATION_WITHOUT_MEAN,
                        ifMoved(AccelerationJerk.logWithoutMean(accelerations, hertz)));
    }

    private void measureSpeeds() {
        VelocityPeaks peaks = new VelocityPeaks();
        Movements movements = new Movements(MovementThresholds.STANDARD, hertz);
        boolean[] moving = new boolean[speeds.length];
        for (int i = 0; i < speeds.length; i++) {
            peaks.add(speeds[i]);
            if (movements.add(i, speeds[i])) {
                Arrays.fill(moving, (int) movements.onset(), (int) movements.end(), true);
            }
        }
        peaks.close();
        if (movements.close()) {
            Arrays.fill(moving, (int) movements.onset(), speeds.length, true);
        }
        measures.put(Measure.VELOCITY_PEAKS, peaks.count())
                .put(Measure.MOVEMENTS, movements.count())
                .put(Measure.MOVING, movements.movingSeconds())
                .put(Measure.IDLE, idleSeconds(moving))
                .put(Measure.SPARC, ifMoved(sparc(speeds)));
    }

    private double idleSeconds(boolean[] moving) {
        IdleTime idle = new IdleTime(hertz);
        for (int i = 0; i < moving.length; i++) {
            if (moving[i]) {
                idle.moving(i);
            } else {
                idle.still(i);
            }
        }
        return idle.seconds();
    }

    /** A single speed has a flat spectrum, whatever was moved. */
    private double sparc(double[] values) {
        return values.length < 2 || values.length > MAX_SPECTRUM_SAMPLES
                ? Double.NaN
                : new Sparc(values.length).of(values, values.length, hertz);
    }

    private void measureTremor() {
        boolean possible = hertz > Tremor.LOWEST_HZ;
        measures.put(Measure.TREMOR_X, possible ? power(Axis.X) : Double.NaN)
                .put(Measure.TREMOR_Y, possible ? power(Axis.Y) : Double.NaN)
                .put(Measure.TREMOR_Z, possible ? power(Axis.Z) : Double.NaN)
                .put(Measure.TREMOR_RMS, possible ? tremorRms() : Double.NaN);
    }

    private enum Axis {
        X,
        Y,
        Z;

        double of(Vec3 point) {
            return switch (this) {
                case X -> point.x;
                case Y -> point.y;
                case Z -> point.z;
            };
        }
    }

    private double power(Axis axis) {
        double[] values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = axis.of(points[i]);
        }
        return Welch.bandPower(values, hertz, Tremor.LOW_HZ, Tremor.HIGH_HZ);
    }

    private double tremorRms() {
        Tremor tremor = new Tremor(hertz, Math.min(LONGEST_SETTLING_SECONDS, seconds() / 2));
        for (Vec3 point : points) {
            tremor.add(point);
        }
        return tremor.rmsMetres();
    }

    private void measureTurns(Quat[] orientations) {
        Depth depth = new Depth();
        AngularPath path = new AngularPath(0);
        AngularSpeed speed = new AngularSpeed(hertz);
        double[] turns = new double[speeds.length];
        for (int i = 0; i < points.length; i++) {
            depth.add(points[i], orientations[i]);
            path.add(orientations[i]);
            double turn = speed.add(orientations[i]);
            if (i > 0) {
                turns[i - 1] = turn;
            }
        }
        double net = points.length == 0 ? Double.NaN : speed.angle(orientations[0], orientations[points.length - 1]);
        measures.put(Measure.DEPTH, ifAtLeast(1, depth.metres()))
                .put(Measure.ANGULAR_PATH, ifAtLeast(1, path.radians()))
                .put(Measure.NET_ROTATION, StrictMath.toDegrees(net))
                .put(Measure.PEAK_ANGULAR_SPEED, speed.peakRadiansPerSecond())
                .put(Measure.SPARC_OF_ANGULAR_SPEED, path.radians() >= Stillness.RADIANS ? sparc(turns) : Double.NaN);
    }
}
