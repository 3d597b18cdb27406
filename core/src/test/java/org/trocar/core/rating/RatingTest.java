package org.trocar.core.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingTest {
    @Test
    void theScalesSpanWhatTheirAuthorsSay() {
        assertEquals("5-25", RatingScale.GOALS.least() + "-" + RatingScale.GOALS.most());
        assertEquals("6-30", RatingScale.GEARS.least() + "-" + RatingScale.GEARS.most());
        assertEquals("5-25", RatingScale.GEARS_C_SATS.least() + "-" + RatingScale.GEARS_C_SATS.most());
        assertEquals("7-35", RatingScale.OSATS.least() + "-" + RatingScale.OSATS.most());
        assertEquals(RatingScale.GEARS_C_SATS, RatingScale.named("GEARS-c-sats").orElseThrow());
    }

    @Test
    void aRatingIsTheSumOfItsDomains() {
        Map<String, Integer> points = new HashMap<>();
        RatingScale.GOALS.domains().forEach(domain -> points.put(domain, 4));
        points.put("autonomy", 1);
        assertEquals(17, new Rating(RatingScale.GOALS, points).total());
    }

    @Test
    void everyFaultOfARatingIsNamedAtOnce() {
        String said = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Rating(
                                RatingScale.GOALS,
                                Map.of(
                                        "depth_perception", 6,
                                        "bimanual_dexterity", 3,
                                        "efficiency", 3,
                                        "tissue_handling", 3,
                                        "charm", 5)))
                .getMessage();
        assertTrue(said.contains("depth_perception is 6; give 1 to 5"), said);
        assertTrue(said.contains("autonomy is missing"), said);
        assertTrue(said.contains("charm is no domain of goals"), said);
    }

    @Test
    void agreementIsTheGoldenOne() throws IOException {
        try (InputStream in = RatingTest.class.getResourceAsStream("/motion-metrics-golden.json")) {
            JsonNode golden = new ObjectMapper()
                    .readTree(in)
                    .required("I_learning_stats_nlp")
                    .required("icc_shrout_fleiss");
            double[][] ratings = new ObjectMapper().convertValue(golden.required("ratings"), double[][].class);
            IntraclassCorrelation icc = IntraclassCorrelation.of(ratings);
            assertEquals(golden.required("ICC2_1").doubleValue(), icc.value().getAsDouble(), 1e-11);
            assertEquals(0.018786513374712, icc.interval().orElseThrow().low(), 1e-9, "as of R's irr");
            assertEquals(0.761084369648953, icc.interval().orElseThrow().high(), 1e-9);
            assertFalse(icc.enough());
            assertEquals(6, icc.subjects());
            assertEquals(4, icc.raters());
        }
    }

    @Test
    void twoSessionsThatTwoRatersAgreeOnShowNextToNothing() {
        IntraclassCorrelation icc = IntraclassCorrelation.of(new double[][] {{5, 6}, {24, 25}});
        assertEquals(0.997, icc.value().getAsDouble(), 0.001);
        assertEquals(0.357854809967791, icc.interval().orElseThrow().low(), 1e-9);
        assertFalse(icc.enough());
    }

    @Test
    void perfectAgreementHasNoInterval() {
        IntraclassCorrelation perfect = IntraclassCorrelation.of(new double[][] {{1, 1}, {2, 2}, {5, 5}});
        assertEquals(1, perfect.value().getAsDouble(), 1e-12);
        assertTrue(perfect.interval().isEmpty());
    }

    @Test
    void agreementOfOneRaterOrOverOneAttemptIsUndefined() {
        assertTrue(IntraclassCorrelation.of(new double[][] {{1}, {2}}).value().isEmpty());
        assertTrue(IntraclassCorrelation.of(new double[][] {{1, 2}}).value().isEmpty());
        assertTrue(IntraclassCorrelation.of(new double[0][0]).value().isEmpty());
    }

    @Test
    void roundingMakesNoAgreementOfRatingsThatAreAllTheSame() {
        double[][] same = new double[9][2];
        for (double[] row : same) {
            java.util.Arrays.fill(row, 20);
        }
        assertTrue(IntraclassCorrelation.of(same).value().isEmpty());
    }

    @Test
    void ratingsThatAreAllTheSameSayNothingOfAgreement() {
        IntraclassCorrelation icc = IntraclassCorrelation.of(new double[][] {{3, 3}, {3, 3}});
        assertTrue(icc.whyUndefined().contains("all ratings are the same"), icc.whyUndefined());
    }
}
