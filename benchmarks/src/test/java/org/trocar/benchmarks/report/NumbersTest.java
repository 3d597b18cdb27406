package org.trocar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void threeDigitsCount() {
        assertEquals("12,346", Numbers.of(12_345.6));
        assertEquals("12.3", Numbers.of(12.345));
        assertEquals("1.23", Numbers.of(1.2345));
        assertEquals("0.123", Numbers.of(0.12345));
        assertEquals("1.2e-04", Numbers.of(0.00012));
        assertEquals("0", Numbers.of(0));
    }
}
