package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.trocar.core.math.Vec3;

/** Compares a course's metrics with golden ones, each by the golden file's own rules. */
final class Measured {
    private final Vec3[] points;
    private final Measures measures;

    Measured(Vec3[] points, double fs) {
        this.points = points;
        measures = new UniformMotion(points, fs).measures();
    }

    /**
     * Compares with every metric the golden node has, except those of other projects' code.
     *
     * @param relative the tolerance of quantities; logarithms and SPARC have their own, counts are exact
     */
    void assertMatches(Golden expected, double relative) {
        for (String metric : expected.names()) {
            if (metric.equals("p_last")) {
                assertLast(expected.child(metric), relative);
            } else {
                assertMatches(expected, metric, relative);
            }
        }
    }

    private double value(String key) {
        Measure measure = Arrays.stream(Measure.values())
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric is called " + key));
        return measures.value(measure);
    }

    private void assertMatches(Golden expected, String metric, double relative) {
        JsonNode value = expected.value(metric);
        String what = expected + " " + metric;
        switch (metric) {
            case "n", "velocity_peaks", "movements" -> assertEquals(value.asInt(), value(metric), what);
            case "sparc", "ldlj_speed", "ldlj_v3d", "ldlj_a3d_raw", "ldlj_a3d_meanremoved" ->
                assertEquals(value.asDouble(), value(metric), 1e-9, what);
            case "economy" -> assertEconomy(value, relative, what);
            case "ellipsoid95_volume_m3" -> assertEllipsoid(value.asDouble(), relative, what);
            default -> Golden.assertRelative(value.asDouble(), value(metric), relative, what);
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
        boolean plane = what.contains("two_submovements");
        Golden.assertRelative(plane ? 0 : expected, value("ellipsoid95_volume_m3"), relative, what);
    }

    private void assertLast(Golden expected, double relative) {
        Vec3 last = points[points.length - 1];
        Golden.assertRelative(expected.at(0).asDouble(), last.x, relative, expected + " x");
        Golden.assertRelative(expected.at(1).asDouble(), last.y, relative, expected + " y");
        Golden.assertRelative(expected.at(2).asDouble(), last.z, relative, expected + " z");
    }
}
