package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;

/** The building blocks against values computed with NumPy, SciPy and the metrics' own reference code. */
class GoldenMetricsTest {
    private static final double EXACT = 1e-9;
    private static final double FILTERED = 1e-7;
    private static final JsonNode A = Golden.group("A_reference_on_analytic_speed");
    private static final JsonNode B = Golden.group("B_positions");
    private static final JsonNode C = Golden.group("C_filters");
    private static final JsonNode D = Golden.group("D_tremor");
    private static final JsonNode E = Golden.group("E_bimanual");
    private static final JsonNode F = Golden.group("F_rotation");
    private static final JsonNode H = Golden.group("H_tracking_artifacts");

    static List<String> analyticSpeeds() {
        return Golden.names(A);
    }

    @ParameterizedTest
    @MethodSource("analyticSpeeds")
    void smoothnessOfAnAnalyticSpeedIsTheReferenceCodes(String name) {
        JsonNode expected = A.get(name);
        double fs = Double.parseDouble(name.substring(name.indexOf("fs=") + 3));
        double[] speed = analyticSpeed(name, fs);
        assertEquals(expected.get("n").asInt(), speed.length);

        Sparc sparc = new Sparc(4096);
        assertEquals(expected.get("sparc").asDouble(), sparc.of(speed, speed.length, fs), EXACT);
        if (expected.has("nfft")) {
            assertEquals(expected.get("nfft").asInt(), Sparc.transformLength(speed.length));
            assertEquals(expected.get("bins_selected").asInt(), sparc.selectedBins());
        }

        DimensionlessJerk jerk = new DimensionlessJerk(fs);
        for (double v : speed) {
            jerk.add(new Vec3(v, 0, 0));
        }
        Golden.assertRelative(expected.get("dj").asDouble(), jerk.value(), EXACT, "dj");
        assertEquals(expected.get("ldlj").asDouble(), jerk.log(), EXACT);
    }

    private static double[] analyticSpeed(String name, double fs) {
        if (name.startsWith("docstring")) {
            return IntStream.range(0, 200)
                    .mapToDouble(i -> -1 + i * 0.01)
                    .map(t -> Math.exp(-5 * t * t))
                    .toArray();
        }
        if (name.startsWith("minjerk")) {
            return Signals.scalars(fs, 1.0, t -> 0.30 * Signals.minimumJerkSpeed(t));
        }
        DoubleUnaryOperator two = t -> 0.20 / 0.6 * Signals.minimumJerkSpeed(t / 0.6)
                + 0.10 / 0.5 * Signals.minimumJerkSpeed((t - 0.75) / 0.5);
        return Signals.scalars(fs, 1.25, two);
    }

    static List<String> courses() {
        return Golden.names(B);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void everyMetricOfACourseIsTheGoldenOne(String name) {
        JsonNode expected = B.get(name);
        double fs = expected.get("fs").asDouble();
        Vec3[] points = Signals.positions(
                name.substring(0, name.indexOf('@')), fs, expected.get("T").asDouble());
        assertGenerated(expected.get("check"), points);
        new Measured(points, fs).assertMatches(expected.get("raw"), EXACT, name);
        if (expected.has("causal_lp6")) {
            new Measured(Signals.lowPassed(points, fs), fs)
                    .assertMatches(expected.get("causal_lp6"), FILTERED, name + " causal");
            new Measured(Signals.lowPassedBothWays(points, fs), fs)
                    .assertMatches(expected.get("filtfilt_lp6"), FILTERED, name + " both ways");
        }
    }

    private static void assertGenerated(JsonNode check, Vec3[] points) {
        Vec3 sum = new Vec3();
        for (Vec3 point : points) {
            sum.add(point);
        }
        assertPoint(check.get("p1"), points[1], EXACT);
        assertPoint(check.get("plast"), points[points.length - 1], EXACT);
        assertPoint(check.get("sum"), sum, EXACT);
    }

    private static void assertPoint(JsonNode expected, Vec3 actual, double relative) {
        Golden.assertRelative(expected.get(0).asDouble(), actual.x, relative, "x");
        Golden.assertRelative(expected.get(1).asDouble(), actual.y, relative, "y");
        Golden.assertRelative(expected.get(2).asDouble(), actual.z, relative, "z");
    }

    @Test
    void lowPassFiltersAreTheGoldenOnes() {
        JsonNode filters = C.get("butter2_lowpass_sos");
        for (String name : Golden.names(filters)) {
            Biquad filter = lowPass(name);
            assertSection(filters.get(name), filter, name);
            JsonNode steady = C.get("sosfilt_zi_lowpass").get(name);
            BiquadFilter running = new BiquadFilter(filter);
            running.startAt(1);
            Golden.assertRelative(steady.get(0).asDouble(), 1 - filter.b0(), FILTERED, name);
            Golden.assertRelative(steady.get(1).asDouble(), filter.b2() - filter.a2(), FILTERED, name);
            assertEquals(1, running.next(1), 1e-15, name + " starts without a transient");
            assertEquals(1, running.next(1), 1e-14, name + " stays there");
        }
    }

    private static Biquad lowPass(String name) {
        String[] words = name.split("[= ]");
        return Biquad.lowPass(Double.parseDouble(words[1]), Double.parseDouble(words[3]));
    }

    private static void assertSection(JsonNode expected, Biquad section, String name) {
        double[] actual = {section.b0(), section.b1(), section.b2(), 1, section.a1(), section.a2()};
        for (int i = 0; i < actual.length; i++) {
            Golden.assertRelative(expected.get(i).asDouble(), actual[i], FILTERED, name + " coefficient " + i);
        }
    }

    @Test
    void bandPassFiltersAreTheGoldenOnes() {
        JsonNode filters = C.get("butter2_bandpass_8_12_sos");
        for (String name : Golden.names(filters)) {
            Biquad[] sections = Biquad.bandPass(Double.parseDouble(name.substring(3)), 8, 12);
            assertSection(filters.get(name).get(0), sections[0], name + " upper");
            assertSection(filters.get(name).get(1), sections[1], name + " lower");
        }
    }

    @Test
    void savitzkyGolayWeightsAreTheGoldenOnes() {
        for (int derivative = 1; derivative <= 3; derivative++) {
            JsonNode expected = C.get("savgol_11_3_fs100").get("d" + derivative);
            double[] weights = new SavitzkyGolay(11, 3, derivative, 100).weights();
            double largest = Math.abs(expected.get(0).asDouble());
            for (int i = 0; i < 11; i++) {
                assertEquals(expected.get(i).asDouble(), weights[i], largest * EXACT, derivative + " weight " + i);
            }
        }
    }

    static List<String> tremors() {
        return List.of("tremor_only", "reach_with_tremor", "noisy_reach", "stationary_noise", "minjerk_reach");
    }

    @ParameterizedTest
    @MethodSource("tremors")
    void theBandPassKeepsTheTremorAndLittleElse(String name) {
        double fs = 100;
        double seconds = B.get(name + "@100").get("T").asDouble();
        Vec3[] points = Signals.positions(name, fs, seconds);
        Biquad[] sections = Biquad.bandPass(fs, 8, 12);
        PointFilter upper = new PointFilter(sections[0]);
        PointFilter lower = new PointFilter(sections[1]);
        JsonNode expected = D.get(name).get("bandpass_rms_3d_m_after_s");
        int from = (int) Math.round(expected.get(0).asDouble() * fs);
        double squares = 0;
        for (int i = 0; i < points.length; i++) {
            Vec3 passed = new Vec3().difference(points[i], points[0]);
            lower.next(upper.next(passed, passed), passed);
            squares += i >= from ? passed.lengthSquared() : 0;
        }
        Golden.assertRelative(expected.get(1).asDouble(), Math.sqrt(squares / (points.length - from)), FILTERED, name);
    }

    @Test
    void twoHandsSpeedsCorrelateAsTheGoldenOnes() {
        Vec3[] left = Signals.positions(
                100, 4, t -> new Vec3(-0.1 + 0.04 * Math.sin(Math.PI * t), 0.02 * Math.sin(2 * Math.PI * t + 0.3), 0));
        Vec3[] right = Signals.positions(
                100,
                4,
                t -> new Vec3(
                        0.1 + 0.05 * Math.sin(Math.PI * t + 0.4),
                        0.02 * Math.cos(1.5 * Math.PI * t),
                        0.01 * Math.sin(3 * Math.PI * t)));
        double[] leftSpeeds = Signals.lengths(Signals.differences(left, 100));
        double[] rightSpeeds = Signals.lengths(Signals.differences(right, 100));
        Correlation correlation = new Correlation();
        for (int i = 0; i < leftSpeeds.length; i++) {
            correlation.add(leftSpeeds[i], rightSpeeds[i]);
        }
        Golden.assertRelative(E.get("pearson_speed").asDouble(), correlation.pearson(), EXACT, "r");
    }

    @Test
    void aTurnsAngularPathIsTheGoldenOneWithoutADeadBandAndCloseToItWithOne() {
        AngularPath every = new AngularPath(0);
        AngularPath standard = new AngularPath(AngularPath.STANDARD_DEAD_BAND_RADIANS);
        for (int i = 0; i <= 100; i++) {
            Quat turned = turned(i / 100.0);
            every.add(turned);
            standard.add(turned);
        }
        double expected = F.get("angular_path_rad").asDouble();
        Golden.assertRelative(expected, every.radians(), EXACT, "radians");
        assertEquals(expected, standard.radians(), 2 * AngularPath.STANDARD_DEAD_BAND_RADIANS);
    }

    private static Quat turned(double t) {
        double yaw = Math.PI / 4 * Signals.minimumJerk(t);
        double pitch = Math.toRadians(5) / 2 * Math.sin(4 * Math.PI * t);
        return new Quat()
                .multiply(
                        new Quat(0, 0, Math.sin(yaw), Math.cos(yaw)), new Quat(Math.sin(pitch), 0, 0, Math.cos(pitch)));
    }

    @Test
    void posesHeldOntoFasterFramesRuinEveryMetricUnlessTheyAreDropped() {
        JsonNode expected = H.get("held30");
        Vec3[] held = Signals.positions(
                90,
                2,
                t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(Math.floor(t * 30 + 1e-9) * 3 / 90 / 2)));
        Vec3[] smooth = Signals.positions(90, 2, t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t / 2)));
        new Measured(held, 90).assertMatches(expected.get("held"), EXACT, "held");
        new Measured(smooth, 90).assertMatches(expected.get("true"), EXACT, "true");
    }

    @Test
    void unevenSamplesResampleToTheGoldenCourse() {
        JsonNode expected = H.get("resample");
        double[] times = unevenTimes();
        assertEquals(expected.get("n_in").asInt(), times.length);
        Golden.assertRelative(expected.get("t_last").asDouble(), times[times.length - 1], EXACT, "t_last");
        Vec3[] resampled = resample(times, t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t / 2)));
        assertEquals(expected.get("n_out").asInt(), resampled.length);
        assertPoint(expected.get("p_50"), resampled[50], EXACT);
        assertPoint(expected.get("p_150"), resampled[150], EXACT);
        new Measured(resampled, 100).assertMatches(expected.get("resampled"), EXACT, "resampled");
        new Measured(Signals.lowPassed(resampled, 100), 100)
                .assertMatches(expected.get("resampled_lp6"), FILTERED, "resampled and filtered");
    }

    static double[] unevenTimes() {
        double[] times = IntStream.rangeClosed(0, 144)
                .filter(i -> i % 17 != 5)
                .mapToDouble(i -> i / 72.0 + 0.001 * Math.sin(7 * i))
                .toArray();
        return IntStream.range(0, times.length)
                .mapToDouble(i -> times[i] - times[0])
                .toArray();
    }

    private static Vec3[] resample(double[] times, DoubleFunction<Vec3> course) {
        int last = (int) Math.floor(times[times.length - 1] * 100 + 1e-9);
        Vec3[] out = new Vec3[last + 1];
        int i = 1;
        for (int k = 0; k <= last; k++) {
            double t = k / 100.0;
            while (times[i] < t) {
                i++;
            }
            double fraction = (t - times[i - 1]) / (times[i] - times[i - 1]);
            out[k] = new Vec3().lerp(course.apply(times[i - 1]), course.apply(times[i]), fraction);
        }
        return out;
    }
}
