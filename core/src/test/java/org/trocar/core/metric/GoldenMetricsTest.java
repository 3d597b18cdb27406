package org.trocar.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private static final double SPECTRAL = 1e-8;
    private static final Golden A = Golden.group("A_reference_on_analytic_speed");
    private static final Golden B = Golden.group("B_positions");
    private static final Golden C = Golden.group("C_filters");
    private static final Golden D = Golden.group("D_tremor");
    private static final Golden E = Golden.group("E_bimanual");
    private static final Golden F = Golden.group("F_rotation");
    private static final Golden G = Golden.group("G_force");
    private static final Golden H = Golden.group("H_tracking_artifacts");

    /** Runs all that follows, and so does not depend on what else runs or when. */
    @Test
    void noValueOfGroupsAToHIsLeftUnasserted() {
        analyticSpeeds().forEach(this::smoothnessOfAnAnalyticSpeedIsTheReferenceCodes);
        courses().forEach(this::everyMetricOfACourseIsTheGoldenOne);
        lowPassFiltersAreTheGoldenOnes();
        bandPassFiltersAreTheGoldenOnes();
        savitzkyGolayWeightsAreTheGoldenOnes();
        tremors().forEach(this::tremorIsTheGoldenOne);
        twoHandsTogetherAreTheGoldenPair();
        aTurnIsTheGoldenOne();
        simulatedForceIsTheGoldenOne();
        posesHeldOntoFasterFramesRuinEveryMetricUnlessTheyAreDropped();
        unevenSamplesResampleToTheGoldenCourse();
        for (Golden group : List.of(A, B, C, D, E, F, G, H)) {
            assertEquals(List.of(), group.unread());
        }
    }

    static List<String> analyticSpeeds() {
        return A.names();
    }

    @ParameterizedTest
    @MethodSource("analyticSpeeds")
    void smoothnessOfAnAnalyticSpeedIsTheReferenceCodes(String name) {
        Golden expected = A.child(name);
        double fs = Double.parseDouble(name.substring(name.indexOf("fs=") + 3));
        double[] speed = analyticSpeed(name, fs);
        assertEquals(expected.number("n"), speed.length);

        Sparc sparc = new Sparc(4096);
        assertEquals(expected.number("sparc"), sparc.of(speed, speed.length, fs), EXACT);
        if (expected.has("nfft")) {
            assertEquals(expected.number("nfft"), Sparc.transformLength(speed.length));
            assertEquals(expected.number("bins_selected"), sparc.selectedBins());
        }

        DimensionlessJerk jerk = new DimensionlessJerk(fs);
        for (double v : speed) {
            jerk.add(new Vec3(v, 0, 0));
        }
        Golden.assertRelative(expected.number("dj"), jerk.value(), EXACT, "dj");
        assertEquals(expected.number("ldlj"), jerk.log(), EXACT);
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
        return B.names();
    }

    @ParameterizedTest
    @MethodSource("courses")
    void everyMetricOfACourseIsTheGoldenOne(String name) {
        Golden expected = B.child(name);
        double fs = expected.number("fs");
        Vec3[] points = Signals.positions(name.substring(0, name.indexOf('@')), fs, expected.number("T"));
        assertGenerated(expected.child("check"), points);
        new Measured(points, fs).assertMatches(expected.child("raw"), EXACT);
        if (expected.has("causal_lp6")) {
            new Measured(Signals.lowPassed(points, fs), fs).assertMatches(expected.child("causal_lp6"), FILTERED);
            new Measured(Signals.lowPassedBothWays(points, fs), fs)
                    .assertMatches(expected.child("filtfilt_lp6"), FILTERED);
        }
    }

    private static void assertGenerated(Golden check, Vec3[] points) {
        Vec3 sum = new Vec3();
        for (Vec3 point : points) {
            sum.add(point);
        }
        assertPoint(check.child("p1"), points[1], EXACT);
        assertPoint(check.child("plast"), points[points.length - 1], EXACT);
        assertPoint(check.child("sum"), sum, EXACT);
    }

    private static void assertPoint(Golden expected, Vec3 actual, double relative) {
        Golden.assertRelative(expected.at(0).asDouble(), actual.x, relative, "x");
        Golden.assertRelative(expected.at(1).asDouble(), actual.y, relative, "y");
        Golden.assertRelative(expected.at(2).asDouble(), actual.z, relative, "z");
    }

    @Test
    void lowPassFiltersAreTheGoldenOnes() {
        Golden filters = C.child("butter2_lowpass_sos");
        for (String name : filters.names()) {
            Biquad filter = lowPass(name);
            assertSection(filters.child(name), filter);
            Golden steady = C.child("sosfilt_zi_lowpass").child(name);
            BiquadFilter running = new BiquadFilter(filter);
            running.startAt(1);
            Golden.assertRelative(steady.at(0).asDouble(), 1 - filter.b0(), FILTERED, name);
            Golden.assertRelative(steady.at(1).asDouble(), filter.b2() - filter.a2(), FILTERED, name);
            assertEquals(1, running.next(1), 1e-15, name + " starts without a transient");
            assertEquals(1, running.next(1), 1e-14, name + " stays there");
        }
    }

    private static Biquad lowPass(String name) {
        String[] words = name.split("[= ]");
        return Biquad.lowPass(Double.parseDouble(words[1]), Double.parseDouble(words[3]));
    }

    private static void assertSection(Golden expected, Biquad section) {
        double[] actual = {section.b0(), section.b1(), section.b2(), 1, section.a1(), section.a2()};
        for (int i = 0; i < actual.length; i++) {
            Golden.assertRelative(expected.at(i).asDouble(), actual[i], FILTERED, expected + " coefficient " + i);
        }
    }

    @Test
    void bandPassFiltersAreTheGoldenOnes() {
        Golden filters = C.child("butter2_bandpass_8_12_sos");
        for (String name : filters.names()) {
            Biquad[] sections = Biquad.bandPass(Double.parseDouble(name.substring(3)), 8, 12);
            assertSection(filters.child(name).child(0), sections[0]);
            assertSection(filters.child(name).child(1), sections[1]);
        }
    }

    @Test
    void savitzkyGolayWeightsAreTheGoldenOnes() {
        for (int derivative = 1; derivative <= 3; derivative++) {
            Golden expected = C.child("savgol_11_3_fs100").child("d" + derivative);
            double[] weights = new SavitzkyGolay(11, 3, derivative, 100).weights();
            double largest = Math.abs(expected.at(0).asDouble());
            for (int i = 0; i < 11; i++) {
                assertEquals(expected.at(i).asDouble(), weights[i], largest * EXACT, derivative + " weight " + i);
            }
        }
    }

    static List<String> tremors() {
        return D.names().stream().filter(name -> !name.equals("note")).toList();
    }

    @ParameterizedTest
    @MethodSource("tremors")
    void tremorIsTheGoldenOne(String name) {
        double fs = 100;
        Golden expected = D.child(name);
        Vec3[] points = Signals.positions(name, fs, B.child(name + "@100").number("T"));
        assertEquals(expected.number("nperseg"), Math.min(256, points.length));
        Measures measures = new UniformMotion(points, fs).measures();
        for (Measure measure : List.of(Measure.TREMOR_X, Measure.TREMOR_Y, Measure.TREMOR_Z)) {
            Golden.assertRelative(
                    expected.number(measure.key()), measures.value(measure), SPECTRAL, name + " " + measure.key());
        }
        Golden rms = expected.child("bandpass_rms_3d_m_after_s");
        assertEquals(rms.at(0).asDouble(), Math.min(1, (points.length - 1) / fs / 2), "settling");
        Golden.assertRelative(rms.at(1).asDouble(), measures.value(Measure.TREMOR_RMS), FILTERED, name);
    }

    @Test
    void twoHandsTogetherAreTheGoldenPair() {
        double fs = E.number("fs");
        UniformMotion left = new UniformMotion(Signals.positions(fs, E.number("T"), Signals.LEFT), fs);
        UniformMotion right = new UniformMotion(Signals.positions(fs, E.number("T"), Signals.RIGHT), fs);
        Measures pair = UniformPair.of(
                left,
                right,
                left.measures().value(Measure.PATH_LENGTH),
                right.measures().value(Measure.PATH_LENGTH));
        for (Measure measure : List.of(
                Measure.PEARSON, Measure.MAX_CORRELATION, Measure.BOTH_FAST, Measure.PATH_RATIO, Measure.BALANCE)) {
            Golden.assertRelative(E.number(measure.key()), pair.value(measure), EXACT, measure.key());
        }
        assertEquals(E.number(Measure.LAG.key()), pair.value(Measure.LAG));
    }

    @Test
    void aTurnIsTheGoldenOne() {
        double fs = F.number("fs");
        int steps = (int) Math.round(F.number("T") * fs);
        Quat[] turns =
                IntStream.rangeClosed(0, steps).mapToObj(i -> turned(i / fs)).toArray(Quat[]::new);
        Measures measures =
                new UniformMotion(Signals.positions(fs, F.number("T"), t -> new Vec3()), fs).measures(turns);
        double path = measures.value(Measure.ANGULAR_PATH);
        Golden.assertRelative(F.number("angular_path_rad"), path, EXACT, "radians");
        Golden.assertRelative(F.number("angular_path_deg"), Math.toDegrees(path), EXACT, "degrees");
        Golden.assertRelative(F.number("net_rotation_deg"), measures.value(Measure.NET_ROTATION), EXACT, "net");
        Golden.assertRelative(
                F.number("peak_angular_speed_rad_s"), measures.value(Measure.PEAK_ANGULAR_SPEED), EXACT, "peak");
        assertEquals(F.number("sparc_of_angular_speed"), measures.value(Measure.SPARC_OF_ANGULAR_SPEED), EXACT);
        assertEquals(0, measures.value(Measure.DEPTH), "a tool that only turns about its point goes nowhere");
        assertQuaternion(F.child("q_50"), turns[50]);
    }

    private static void assertQuaternion(Golden expected, Quat actual) {
        double[] values = {actual.w, actual.x, actual.y, actual.z};
        for (int i = 0; i < values.length; i++) {
            Golden.assertRelative(expected.at(i).asDouble(), values[i], EXACT, expected + " " + i);
        }
    }

    @Test
    void aTurnsAngularPathWithADeadBandIsCloseToTheWhole() {
        AngularPath standard = new AngularPath(AngularPath.STANDARD_DEAD_BAND_RADIANS);
        for (int i = 0; i <= 100; i++) {
            standard.add(turned(i / 100.0));
        }
        assertEquals(F.number("angular_path_rad"), standard.radians(), 2 * AngularPath.STANDARD_DEAD_BAND_RADIANS);
    }

    @Test
    void simulatedForceIsTheGoldenOne() {
        double fs = G.number("fs");
        SimulatedForce force = new SimulatedForce(3);
        for (double newtons : Signals.scalars(
                fs, G.number("T"), t -> 2 + 1.5 * Math.sin(Math.PI * t) + 0.3 * Math.sin(6 * Math.PI * t))) {
            force.add(1 / fs, newtons);
        }
        Golden.assertRelative(G.number("peak"), force.peakNewtons(), EXACT, "peak");
        Golden.assertRelative(G.number("mean_trapz"), force.meanNewtons(), EXACT, "mean");
        Golden.assertRelative(G.number("impulse_Ns"), force.impulse(), EXACT, "impulse");
        Golden.assertRelative(G.number("time_above_3N_hold_s"), force.secondsAboveThreshold(), EXACT, "time above");
        Golden.assertRelative(G.number("excess_impulse_above_3N_hold"), force.excessImpulse(), EXACT, "excess");
        Golden.assertRelative(G.number("peak_rate_N_s"), force.peakRate(), EXACT, "rate");
        assertEquals(G.number("exceedances_count_3N"), force.exceedances());
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
        Golden expected = H.child("held30");
        Vec3[] held = Signals.positions(
                90,
                2,
                t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(Math.floor(t * 30 + 1e-9) * 3 / 90 / 2)));
        Vec3[] smooth = Signals.positions(90, 2, t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t / 2)));
        new Measured(held, 90).assertMatches(expected.child("held"), EXACT);
        new Measured(smooth, 90).assertMatches(expected.child("true"), EXACT);
    }

    @Test
    void unevenSamplesResampleToTheGoldenCourse() {
        Golden expected = H.child("resample");
        double[] times = unevenTimes();
        assertEquals(expected.number("n_in"), times.length);
        Golden.assertRelative(expected.number("t_last"), times[times.length - 1], EXACT, "t_last");
        Vec3[] resampled = resample(times, t -> Signals.along(Signals.U, 0.30 * Signals.minimumJerk(t / 2)));
        assertEquals(expected.number("n_out"), resampled.length);
        assertPoint(expected.child("p_50"), resampled[50], EXACT);
        assertPoint(expected.child("p_150"), resampled[150], EXACT);
        new Measured(resampled, 100).assertMatches(expected.child("resampled"), EXACT);
        new Measured(Signals.lowPassed(resampled, 100), 100).assertMatches(expected.child("resampled_lp6"), FILTERED);
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
