package org.trocar.core.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Learning statistics against golden values, which were computed by others' means: group I. */
class GoldenLearningTest {
    private static final double RELATIVE = 1e-9;
    /** The file has twelve digits. */
    private static final double DIGITS = 1e-11;

    private static JsonNode golden;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = GoldenLearningTest.class.getResourceAsStream("/motion-metrics-golden.json")) {
            golden = new ObjectMapper().readTree(in).required("I_learning_stats_nlp");
        }
    }

    private static double number(JsonNode node, String key) {
        return node.required(key).doubleValue();
    }

    private static void assertNear(double expected, double actual) {
        assertEquals(expected, actual, Math.abs(expected) * RELATIVE + DIGITS);
    }

    private static Cusum cusum(JsonNode parameters) {
        return new Cusum(
                number(parameters, "p0"),
                number(parameters, "p1"),
                number(parameters, "alpha"),
                number(parameters, "beta"));
    }

    @Test
    void everyCusumHasTheGoldenStepAndLimits() {
        assertEquals(4, golden.required("cusum_sprt").size());
        for (JsonNode parameters : golden.required("cusum_sprt")) {
            assertNear(number(parameters, "s"), cusum(parameters).success());
            assertNear(number(parameters, "h0"), cusum(parameters).lowerLimit());
            assertNear(number(parameters, "h1"), cusum(parameters).upperLimit());
        }
    }

    @Test
    void aCusumTakesTheGoldenWay() {
        JsonNode trace = golden.required("cusum_sprt_trace");
        Cusum cusum =
                cusum(golden.required("cusum_sprt").get(trace.required("params").intValue()));
        double sum = 0;
        for (int i = 0; i < trace.required("failures").size(); i++) {
            sum = cusum.next(sum, trace.get("failures").get(i).intValue() == 0);
            assertNear(trace.get("trace").get(i).doubleValue(), sum);
        }
    }

    @Test
    void anLcCusumTakesTheGoldenWay() {
        JsonNode trace = golden.required("lc_cusum_trace");
        LcCusum lc = new LcCusum(number(trace, "p0_acceptable"), number(trace, "p1_unacceptable"), 100, 4.05, 0, 0);
        assertNear(number(trace, "w_success"), lc.success());
        assertNear(number(trace, "w_failure"), lc.failure());
        JsonNode failures = golden.required("cusum_sprt_trace").required("failures");
        double sum = 0;
        for (int i = 0; i < failures.size(); i++) {
            sum = lc.next(sum, failures.get(i).intValue() == 0);
            assertNear(trace.get("trace").get(i).doubleValue(), sum);
        }
    }

    @Test
    void everyLimitKeepsWhatItPromisesExactly() {
        assertEquals(15, golden.required("lc_cusum_h_table").size());
        for (JsonNode row : golden.required("lc_cusum_h_table")) {
            LcCusum lc = new LcCusum(
                    number(row, "p0"),
                    number(row, "p1"),
                    row.required("n").intValue(),
                    number(row, "h"),
                    number(row, "false_competent_at_p1"),
                    number(row, "power_at_p0"));
            assertNear(lc.falseCompetence(), chanceOfSignal(lc, lc.inadequate()));
            assertNear(lc.power(), chanceOfSignal(lc, lc.adequate()));
            assertNear(number(row, "power_at_p0_half"), chanceOfSignal(lc, lc.adequate() / 2));
        }
    }

    @Test
    void theLimitsWeOfferAreThose() {
        for (LcCusum lc : LcCusum.TABLE) {
            assertEquals(lc.falseCompetence(), chanceOfSignal(lc, lc.inadequate()), 5e-5);
            assertEquals(lc.power(), chanceOfSignal(lc, lc.adequate()), 5e-4);
            assertTrue(lc.falseCompetence() <= 0.05);
        }
        assertEquals(17, LcCusum.SHIPPED.leastAttempts());
    }

    /** Exactly, over all sums that can be reached, for somebody who fails at one rate. */
    private static double chanceOfSignal(LcCusum lc, double failureRate) {
        Map<Double, Double> chances = new HashMap<>(Map.of(0.0, 1.0));
        double signalled = 0;
        for (int attempt = 0; attempt < lc.attempts(); attempt++) {
            Map<Double, Double> next = new HashMap<>();
            for (Map.Entry<Double, Double> at : chances.entrySet()) {
                double up = lc.next(at.getKey(), true);
                if (lc.showsCompetence(up)) {
                    signalled += at.getValue() * (1 - failureRate);
                } else {
                    next.merge(rounded(up), at.getValue() * (1 - failureRate), Double::sum);
                }
                next.merge(rounded(lc.next(at.getKey(), false)), at.getValue() * failureRate, Double::sum);
            }
            chances = next;
        }
        return signalled;
    }

    /** Sums that are reached by several ways are one. */
    private static double rounded(double sum) {
        return Math.rint(sum * 1e10) / 1e10;
    }

    @Test
    void theWatchErrsAsSeldomAsItSays() {
        assertEquals(0.064, chanceOfRelapse(0.10, 50), 5e-4);
        assertEquals(0.635, chanceOfRelapse(0.30, 20), 5e-4);
        assertEquals(0.937, chanceOfRelapse(0.30, 50), 5e-4);
    }

    private static double chanceOfRelapse(double failureRate, int attempts) {
        Map<Double, Double> chances = new HashMap<>(Map.of(0.0, 1.0));
        double signalled = 0;
        for (int attempt = 0; attempt < attempts; attempt++) {
            Map<Double, Double> next = new HashMap<>();
            for (Map.Entry<Double, Double> at : chances.entrySet()) {
                double down = Cusum.WATCH.next(at.getKey(), true);
                double up = Cusum.WATCH.next(at.getKey(), false);
                next.merge(
                        Cusum.WATCH.isAcceptable(down) ? 0 : rounded(down),
                        at.getValue() * (1 - failureRate),
                        Double::sum);
                if (Cusum.WATCH.isUnacceptable(up)) {
                    signalled += at.getValue() * failureRate;
                } else {
                    next.merge(rounded(up), at.getValue() * failureRate, Double::sum);
                }
            }
            chances = next;
        }
        return signalled;
    }
}
