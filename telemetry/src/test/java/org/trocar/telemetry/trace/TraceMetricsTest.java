package org.trocar.telemetry.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trocar.core.hands.Hand;
import org.trocar.core.metric.Measure;
import org.trocar.core.metric.Measures;

class TraceMetricsTest {
    private static final double EXACT = 1e-9;
    private static final Set<String> LOGARITHMS =
            Set.of("sparc", "ldlj_speed", "ldlj_v3d", "ldlj_a3d_raw", "ldlj_a3d_meanremoved");

    @TempDir
    private Path folder;

    private TraceMetrics measured(String csv, Treatment treatment) throws IOException {
        return TraceMetrics.of(Files.writeString(folder.resolve("trace.csv"), csv), treatment);
    }

    private Measures tool(String csv, Treatment treatment) throws IOException {
        return measured(csv, treatment).tool().orElseThrow();
    }

    /** Positions that differ in their last binary digit only, as those of a still tool do that was turned into another frame. */
    @ParameterizedTest
    @EnumSource(Treatment.class)
    void roundingIsNoMotion(Treatment treatment) throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i / 100.0).append(i % 3 == 0 ? ",0.3,1,0\n" : ",0.30000000000000004,1,0\n");
        }
        Measures measures = tool(csv.toString(), treatment);
        for (String key : List.of(
                "sparc",
                "ldlj_speed",
                "dj_v3d",
                "ldlj_v3d",
                "ldlj_a3d_raw",
                "ldlj_a3d_meanremoved",
                "motion_smoothness_chmarra",
                "economy")) {
            assertTrue(Double.isNaN(measures.value(measure(key))), key + " is " + measures.value(measure(key)));
            assertFalse(measures.whyUndefined(measure(key)).isEmpty(), key);
        }
        assertEquals(0, measures.value(Measure.PATH_LENGTH), 1e-12);
    }

    @Test
    void samplesThatAreAllApartTellNothingOfMotion() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i * 0.25).append(',').append(0.01 * i).append(",1,0\n");
        }
        Measures measures = tool(csv.toString(), Treatment.PIPELINE);
        for (Measure measure : List.of(
                Measure.PATH_LENGTH, Measure.MOVEMENTS, Measure.VELOCITY_PEAKS, Measure.IDLE, Measure.PEAK_SPEED)) {
            assertTrue(Double.isNaN(measures.value(measure)), measure.key());
            assertTrue(measures.whyUndefined(measure).contains("segment of its own"), measure.key());
        }
        assertEquals(12.25, measures.value(Measure.DURATION), 1e-9);
    }

    @Test
    void theChordOfSeveralReachesIsNoneToComparePathWith() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        for (int i = 0; i < 200; i++) {
            double x = i < 100 ? 0.001 * i : 1 + 0.001 * i;
            csv.append(i < 100 ? i / 100.0 : 1 + i / 100.0)
                    .append(',')
                    .append(x)
                    .append(",1,0\n");
        }
        Measures measures = tool(csv.toString(), Treatment.PIPELINE);
        assertTrue(measures.value(Measure.CHORD) > measures.value(Measure.PATH_LENGTH));
        assertTrue(Double.isNaN(measures.value(Measure.ECONOMY)));
        assertTrue(measures.whyUndefined(Measure.ECONOMY).startsWith("tracking broke off"));
    }

    static Stream<String> courses() throws IOException {
        return names(GoldenCsv.values().get("B_positions")).stream();
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .filter(name -> !name.startsWith("perk"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("courses")
    void aGoldenCourseAsItIsGivesTheGoldenValues(String name) throws IOException {
        JsonNode golden = GoldenCsv.values().get("B_positions").get(name);
        String course = name.substring(0, name.indexOf('@'));
        String csv = GoldenCsv.trace(
                course, golden.get("fs").asDouble(), golden.get("T").asDouble());
        assertGolden(golden.get("raw"), tool(csv, Treatment.RAW), course);
    }

    private static void assertGolden(JsonNode golden, Measures measures, String course) {
        for (String key : names(golden)) {
            Measure measure = measure(key);
            double expected =
                    golden.get(key).isNull() ? Double.NaN : golden.get(key).asDouble();
            boolean plane = measure == Measure.ELLIPSOID_VOLUME && course.equals("two_submovements");
            boolean absolute = Double.isNaN(expected) || LOGARITHMS.contains(key);
            double tolerance = absolute ? EXACT : Math.max(1e-12, Math.abs(expected) * EXACT);
            assertEquals(plane ? 0 : expected, measures.value(measure), tolerance, course + " " + key);
        }
    }

    private static Measure measure(String key) {
        return Stream.of(Measure.values())
                .filter(measure -> measure.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the catalogue has no " + key));
    }

    @Test
    void theGoldenPairAsItIsGivesTheGoldenValues() throws IOException {
        JsonNode golden = GoldenCsv.values().get("E_bimanual");
        TraceMetrics metrics = measured(GoldenCsv.pair(100, 4), Treatment.RAW);
        Measures pair = metrics.pair().orElseThrow();
        for (Measure measure : List.of(
                Measure.PEARSON,
                Measure.MAX_CORRELATION,
                Measure.LAG,
                Measure.BOTH_FAST,
                Measure.PATH_RATIO,
                Measure.BALANCE)) {
            double expected = golden.get(measure.key()).asDouble();
            assertEquals(expected, pair.value(measure), Math.abs(expected) * EXACT, measure.key());
        }
        assertEquals(Set.of(Hand.LEFT, Hand.RIGHT), metrics.hands().keySet());
        assertTrue(pair.whyUndefined(Measure.BOTH_MOVING).contains("--pipeline"));
    }

    @Test
    void theGoldenTurnAsItIsGivesTheGoldenValues() throws IOException {
        JsonNode golden = GoldenCsv.values().get("F_rotation");
        Measures turn = tool(GoldenCsv.turn(100, 1), Treatment.RAW);
        for (Measure measure : List.of(
                Measure.ANGULAR_PATH,
                Measure.NET_ROTATION,
                Measure.PEAK_ANGULAR_SPEED,
                Measure.SPARC_OF_ANGULAR_SPEED)) {
            double expected = golden.get(measure.key()).asDouble();
            assertEquals(expected, turn.value(measure), Math.abs(expected) * EXACT, measure.key());
        }
        assertEquals(0, turn.value(Measure.DEPTH));
    }

    @Test
    void heldCopiesRuinWhatIsMeasuredAsItIsAndNotWhatThePipelineMeasures() throws IOException {
        JsonNode golden = GoldenCsv.values().get("H_tracking_artifacts").get("held30");
        assertGolden(golden.get("held"), tool(GoldenCsv.heldCopies(), Treatment.RAW), "held");
        Measures pipeline = tool(GoldenCsv.heldCopies(), Treatment.PIPELINE);
        JsonNode truth = golden.get("true");
        assertEquals(1, pipeline.value(Measure.VELOCITY_PEAKS));
        assertEquals(1, pipeline.value(Measure.MOVEMENTS));
        assertEquals(truth.get("sparc").asDouble(), pipeline.value(Measure.SPARC), 0.02);
        assertEquals(truth.get("peak_speed").asDouble(), pipeline.value(Measure.PEAK_SPEED), 0.01);
    }

    @Test
    void whatTheTraceCannotTellIsUndefinedForAReason() throws IOException {
        for (Treatment treatment : Treatment.values()) {
            Measures measures = tool("time_s,x_m,y_m,z_m\n0,0,0,0\n", treatment);
            for (Measure measure : measures.all()) {
                boolean defined = Double.isFinite(measures.value(measure));
                assertEquals(defined, measures.whyUndefined(measure).isEmpty(), treatment + " " + measure);
            }
            assertEquals(1, measures.value(Measure.N));
            assertEquals(Double.NaN, measures.value(Measure.SPARC));
            assertTrue(measures.whyUndefined(Measure.DEPTH).contains("qw"));
        }
    }

    @Test
    void bothTreatmentsAnswerForTheSameMetrics() throws IOException {
        assertEquals(
                tool(GoldenCsv.turn(100, 1), Treatment.RAW).all(),
                tool(GoldenCsv.turn(100, 1), Treatment.PIPELINE).all());
        assertEquals(
                measured(GoldenCsv.pair(100, 4), Treatment.RAW)
                        .pair()
                        .orElseThrow()
                        .all(),
                measured(GoldenCsv.pair(100, 4), Treatment.PIPELINE)
                        .pair()
                        .orElseThrow()
                        .all());
    }

    @Test
    void aSampleThatIsNotValidIsNoSampleAndALongRunOfThemIsAGap() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m,valid\n");
        for (int i = 0; i <= 300; i++) {
            boolean lost = i > 100 && i < 200;
            csv.append(i / 100.0).append(lost ? ",,,,0\n" : i < 150 ? ",0,0,0,1\n" : ",0.5,0,0,1\n");
        }
        TraceMetrics raw = measured(csv.toString(), Treatment.RAW);
        assertEquals(301, raw.samples());
        assertEquals(99, raw.invalidSamples());
        assertEquals(0.5, raw.tool().orElseThrow().value(Measure.PATH_LENGTH), 1e-12);
        Measures pipeline = tool(csv.toString(), Treatment.PIPELINE);
        assertEquals(0, pipeline.value(Measure.PATH_LENGTH), 1e-12);
        assertEquals(2 / 3.0, pipeline.value(Measure.TRACKED_FRACTION), 0.01);
        assertEquals(2, pipeline.value(Measure.IDLE), 0.05);
    }

    @Test
    void aToolThatWasNeverTrackedIsNotStillButUnknown() throws IOException {
        for (Treatment treatment : Treatment.values()) {
            Measures measures = tool("time_s,x_m,y_m,z_m,valid\n0,,,,0\n1,,,,0\n2,,,,0\n", treatment);
            assertEquals(0, measures.value(Measure.N));
            for (Measure measure : List.of(Measure.PATH_LENGTH, Measure.MOVEMENTS, Measure.IDLE, Measure.DEPTH)) {
                assertEquals(Double.NaN, measures.value(measure), treatment + " " + measure);
                assertEquals("there is no valid sample", measures.whyUndefined(measure));
            }
        }
        assertEquals(
                0,
                tool("time_s,x_m,y_m,z_m,valid\n0,,,,0\n2,,,,0\n", Treatment.PIPELINE)
                        .value(Measure.TRACKED_FRACTION));
    }

    @Test
    void ofOneHandAloneNothingIsSaidOfBoth() throws IOException {
        for (Treatment treatment : Treatment.values()) {
            TraceMetrics metrics =
                    measured("time_s,hand,x_m,y_m,z_m\n0,left,0,0,0\n0.05,left,0.01,0,0\n0.1,left,0,0,0\n", treatment);
            Measures pair = metrics.pair().orElseThrow();
            for (Measure measure : pair.all()) {
                assertEquals("one of the hands has no valid sample", pair.whyUndefined(measure));
            }
            assertTrue(metrics.hands().get(Hand.LEFT).value(Measure.PATH_LENGTH) > 0);
            assertEquals(Double.NaN, metrics.hands().get(Hand.RIGHT).value(Measure.MOVEMENTS));
        }
    }

    @Test
    void handsSampledAtDifferentTimesAreMeasuredTogetherByThePipelineOnly() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,hand,x_m,y_m,z_m\n");
        for (int i = 0; i < 400; i++) {
            double t = i / 200.0;
            csv.append(t).append(i % 2 == 0 ? ",left" : ",right");
            csv.append(',').append(0.05 * Math.sin(2 * Math.PI * t)).append(",0,0\n");
        }
        Measures raw = measured(csv.toString(), Treatment.RAW).pair().orElseThrow();
        assertTrue(raw.whyUndefined(Measure.PEARSON).contains("not at the same times"));
        Measures pipeline = measured(csv.toString(), Treatment.PIPELINE).pair().orElseThrow();
        assertEquals(1, pipeline.value(Measure.PEARSON), 0.01);
        assertEquals(1, pipeline.value(Measure.BALANCE), 0.01);
    }

    @Test
    void aHandThatGoesSilentIsLostAndTheOtherGoesOn() throws IOException {
        StringBuilder csv = new StringBuilder("time_s,hand,x_m,y_m,z_m\n");
        for (int i = 0; i <= 500; i++) {
            double t = i / 100.0;
            csv.append(t).append(",left,0,0,0\n");
            if (t < 1 || t >= 4) {
                csv.append(t).append(",right,0.1,0,0\n");
            }
        }
        TraceMetrics metrics = measured(csv.toString(), Treatment.PIPELINE);
        assertEquals(2, metrics.pair().orElseThrow().value(Measure.IDLE_BOTH), 0.05);
        assertEquals(5, metrics.hands().get(Hand.LEFT).value(Measure.IDLE), 0.05);
        assertEquals(2, metrics.hands().get(Hand.RIGHT).value(Measure.IDLE), 0.05);
        assertEquals(0.4, metrics.hands().get(Hand.RIGHT).value(Measure.TRACKED_FRACTION), 0.01);
    }

    @Test
    void aTraceThatBeginsAtTheUnixEpochMeasuresLikeOneThatBeginsAtZero() throws IOException {
        String atZero = GoldenCsv.trace("minjerk_reach", 100, 1);
        StringBuilder late = new StringBuilder();
        for (String line : atZero.split("\n")) {
            int comma = line.indexOf(',');
            boolean title = line.startsWith("time_s");
            late.append(title ? line : (1.7e9 + Double.parseDouble(line.substring(0, comma))) + line.substring(comma))
                    .append('\n');
        }
        Measures expected = tool(atZero, Treatment.PIPELINE);
        Measures actual = tool(late.toString(), Treatment.PIPELINE);
        assertEquals(expected.value(Measure.PATH_LENGTH), actual.value(Measure.PATH_LENGTH), 1e-6);
        assertEquals(expected.value(Measure.SPARC), actual.value(Measure.SPARC), 1e-3);
    }
}
