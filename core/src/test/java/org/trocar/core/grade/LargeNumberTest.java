package org.trocar.core.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.trocar.core.scoring.Metric;

class LargeNumberTest {
    @Test
    void largeNumbersAreReadByTheWord() {
        assertEquals("47.0 million", Readable.of(Metric.CHMARRA_SMOOTHNESS_LEFT, 47015728.36));
        assertEquals("61.2 thousand", Readable.of(Metric.CHMARRA_SMOOTHNESS_LEFT, 61225.79));
        assertEquals("2000.0 billion", Readable.of(Metric.CHMARRA_SMOOTHNESS_LEFT, 2e12));
    }

    @Test
    void othersStayAsTheyAre() {
        assertEquals("9999", Readable.of(Metric.VELOCITY_PEAKS_LEFT, 9999));
        assertEquals("-2.150", Readable.of(Metric.SPARC_LEFT, -2.15));
        assertFalse(LargeNumber.of(Double.NaN).isLarge());
    }
}
