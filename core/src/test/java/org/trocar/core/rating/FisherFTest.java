package org.trocar.core.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherFTest {
    /** Worked out with scipy.stats.f.ppf. */
    @ParameterizedTest
    @CsvSource({
        "0.975, 5, 15, 3.5764153492790607",
        "0.975, 1, 1, 647.7890114778442",
        "0.975, 10, 4.79, 6.963193596959599",
        "0.975, 0.7, 3, 18.312484666098246",
        "0.975, 30, 2.5, 21.20693438272779",
        "0.975, 200, 300, 1.2845279177246842"
    })
    void quantilesAreThoseOfTheTables(double share, double above, double below, double quantile) {
        assertEquals(quantile, FisherF.quantile(share, above, below), 1e-9 * quantile);
    }
}
