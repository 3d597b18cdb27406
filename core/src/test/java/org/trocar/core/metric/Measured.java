package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.trocar.core.math.Vec3;

/** Every golden metric of one uniformly sampled course, by the building blocks. */
final class Measured {
    private final Vec3[] points;
    private final double fs;
    private final Vec3[] velocities;
    private final double[] speeds;
    private final Kinematics kinematics;
    private final VelocityPeaks peaks = new VelocityPeaks();
    private final Movements movements;
    private final IdleTime idle;
    private final Workspace workspace = new Workspace();

    Measured(Vec3[] points, double fs) {
        this.points = points;
        this.fs = fs;
        velocities = Signals.differences(points, fs);
        speeds = Signals.lengths(velocities);
        kinematics = new Kinematics(fs);
        movements = new Movements(MovementThresholds.STANDARD, fs);
        idle = new IdleTime(fs);
        for (Vec3 point : points) {
            kinematics.add(point);
            workspace.add(point);
        }
        followSpeeds();
    }

    private void followSpeeds() {
        SpeedTrace trace = new SpeedTrace();
        trace.open(0);
        long next = 0;
        for (int i = 0; i < speeds.length; i++) {
            peaks.add(speeds[i]);
            trace.add(i, speeds[i]);
            movements.add(i, speeds[i]);
            if (movements.decided()) {
                trace.decide(i, movements.moving());
            }
            next = countIdle(trace, next);
        }
        trace.decide(speeds.length - 1, movements.moving());
        countIdle(trace, next);
        idle.breakOff();
        peaks.close();
        movements.close();
    }

    private long countIdle(SpeedTrace trace, long from) {
        for (long i = from; i <= trace.decided(); i++) {
            if (trace.moving(i)) {
                idle.moving(i);
            } else {
                idle.still(i);
            }
        }
        return trace.decided() + 1;
    }

    private double value(String metric) {
        return switch (metric) {
            case "n" -> points.length;
            case "duration_s" -> seconds();
            case "path_length_m" -> kinematics.pathMetres();
            case "chord_m" -> chord();
            case "economy" -> Economy.of(chord(), kinematics.pathMetres());
            case "mean_speed" -> kinematics.pathMetres() / seconds();
            case "peak_speed" -> kinematics.peakSpeedMetresPerSecond();
            case "rms_accel" -> kinematics.rmsAcceleration();
            case "peak_accel" -> kinematics.peakAcceleration();
            case "rms_jerk" -> kinematics.rmsJerk();
            case "int_sq_jerk" -> kinematics.jerkIntegral();
            case "motion_smoothness_chmarra" ->
                ChmarraSmoothness.of(seconds(), kinematics.pathMetres(), kinematics.jerkIntegral());
            case "sparc" -> new Sparc(speeds.length).of(speeds, speeds.length, fs);
            case "dj_speed" -> scalarJerk().value();
            case "ldlj_speed" -> scalarJerk().log();
            case "dj_v3d" -> vectorJerk().value();
            case "ldlj_v3d" -> vectorJerk().log();
            case "ldlj_a3d_raw" -> AccelerationJerk.log(Signals.differences(velocities, fs), fs);
            case "ldlj_a3d_meanremoved" -> AccelerationJerk.logWithoutMean(Signals.differences(velocities, fs), fs);
            case "velocity_peaks" -> peaks.count();
            case "movements" -> movements.count();
            case "idle_s" -> idle.seconds();
            case "moving_s" -> movements.movingSeconds();
            case "aabb_volume_m3" -> workspace.boxVolume();
            case "ellipsoid95_volume_m3" -> workspace.ellipsoid95Volume();
            default -> throw new IllegalArgumentException("no metric is called " + metric);
        };
    }

    private double seconds() {
        return (points.length - 1) / fs;
    }

    private double chord() {
        return points[points.length - 1].distance(points[0]);
    }

    private DimensionlessJerk vectorJerk() {
        DimensionlessJerk jerk = new DimensionlessJerk(fs);
        for (Vec3 velocity : velocities) {
            jerk.add(velocity);
        }
        return jerk;
    }

    private DimensionlessJerk scalarJerk() {
        DimensionlessJerk jerk = new DimensionlessJerk(fs);
        for (double speed : speeds) {
            jerk.add(new Vec3(speed, 0, 0));
        }
        return jerk;
    }

    /**
     * Compares with every metric the golden node has, except those of other projects' code.
     *
     * @param relative the tolerance of quantities; logarithms and SPARC have their own, counts are exact
     */
    void assertMatches(JsonNode expected, double relative, String name) {
        for (String metric : Golden.names(expected)) {
            if (metric.equals("p_last")) {
                assertLast(expected.get(metric), relative, name);
            } else if (!metric.startsWith("perk")) {
                assertMatches(expected.get(metric), metric, relative, name + " " + metric);
            }
        }
    }

    private void assertMatches(JsonNode expected, String metric, double relative, String what) {
        switch (metric) {
            case "n", "velocity_peaks", "movements" -> assertEquals(expected.asInt(), value(metric), what);
            case "sparc", "ldlj_speed", "ldlj_v3d", "ldlj_a3d_raw", "ldlj_a3d_meanremoved" ->
                assertEquals(expected.asDouble(), value(metric), 1e-9, what);
            case "economy" -> assertEconomy(expected, relative, what);
            case "ellipsoid95_volume_m3" -> assertEllipsoid(expected.asDouble(), relative, what);
            default -> Golden.assertRelative(expected.asDouble(), value(metric), relative, what);
        }
    }

    private void assertEconomy(JsonNode expected, double relative, String what) {
        if (expected.isNull()) {
            assertEquals(Double.NaN, value("economy"), what + " is undefined");
        } else {
            Golden.assertRelative(expected.asDouble(), value("economy"), relative, what);
        }
    }

    /** A plane course has no volume: what the file gives for one (1e-10 m³) is its own rounding, and ours must be 0. */
    private void assertEllipsoid(double expected, double relative, String what) {
        boolean plane = what.startsWith("two_submovements");
        Golden.assertRelative(plane ? 0 : expected, value("ellipsoid95_volume_m3"), relative, what);
    }

    private void assertLast(JsonNode expected, double relative, String name) {
        Vec3 last = points[points.length - 1];
        Golden.assertRelative(expected.get(0).asDouble(), last.x, relative, name + " last x");
        Golden.assertRelative(expected.get(1).asDouble(), last.y, relative, name + " last y");
        Golden.assertRelative(expected.get(2).asDouble(), last.z, relative, name + " last z");
    }
}
