package org.trocar.telemetry.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void numbersAreThePlainNinePlaces() {
        assertEquals("0.000000000", text(-0.0));
        assertEquals("-0.000000001", text(-1e-9));
        assertEquals("1.600000024", text(1.6f));
        assertEquals("0.000020000", text(2.0E-5f));
        assertEquals("20000000000", text(2e10));
        assertEquals("-12.500000000", text(-12.5));
    }

    @Test
    void whatIsNoNumberIsAnEmptyCell() {
        assertEquals("", text(Double.NaN));
        assertEquals("", text(Double.NEGATIVE_INFINITY));
    }

    @Test
    void nanosecondsAreExactSeconds() {
        StringBuilder out = new StringBuilder();
        Decimals.appendBillionths(out, -3_600_000_000_007L);
        assertEquals("-3600.000000007", out.toString());
    }

    private static String text(double value) {
        StringBuilder out = new StringBuilder();
        Decimals.append(out, value);
        return out.toString();
    }
}
