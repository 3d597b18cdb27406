package org.trocar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void theMiddleRoundCounts() {
        assertEquals(3, Series.of(9, 1, 3).median());
    }

    @Test
    void ofAnEvenNumberOfRoundsTheMeanOfTheMiddleTwoCounts() {
        assertEquals(2.5, Series.of(4, 1, 2, 3).median());
    }

    @Test
    void roundsThatLieAmongEachOtherShowNoChange() {
        assertTrue(Series.of(1, 3).overlaps(Series.of(2, 4)));
        assertFalse(Series.of(1, 3).overlaps(Series.of(3.1, 4)));
    }

    @Test
    void aSeriesHasARound() {
        assertThrows(IllegalArgumentException.class, () -> new Series(List.of()));
    }
}
