package org.trocar.telemetry.export.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {
    private static String text(float value) {
        StringBuilder out = new StringBuilder();
        ShortestDecimal.append(out, value);
        return out.toString();
    }

    private static String text(double value) {
        StringBuilder out = new StringBuilder();
        ShortestDecimal.append(out, value);
        return out.toString();
    }

    @Test
    void numbersAreWrittenAsAPersonWould() {
        assertEquals("0.1", text(0.1f));
        assertEquals("-2.5", text(-2.5f));
        assertEquals("0", text(0f));
        assertEquals("-0", text(-0f));
        assertEquals("3", text(3f));
        assertEquals("0.1", text(0.1));
        assertEquals("-0.30000000000000004", text(-(0.1 + 0.2)));
        assertEquals("12", text(12.0));
        assertEquals("", text(Float.NaN));
        assertEquals("", text(Double.POSITIVE_INFINITY));
    }

    @Test
    void everyFloatReadsBackAsItself() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            float value = i % 2 == 0 ? (float) (random.nextDouble() * 2 - 1) : Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                assertEquals(value, Float.parseFloat(text(value)), text(value));
            }
        }
    }

    @Test
    void everyDoubleReadsBackAsItself() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 50_000; i++) {
            double value = i % 2 == 0 ? random.nextDouble() : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, Double.parseDouble(text(value)), text(value));
            }
        }
    }

    @Test
    void noDigitOfAFloatCouldBeSpared() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            float value = (float) (random.nextDouble() * 4 - 2);
            BigDecimal written = new BigDecimal(text(value)).stripTrailingZeros();
            if (written.precision() > 1) {
                BigDecimal shorter = new BigDecimal(value).round(new MathContext(written.precision() - 1));
                assertTrue(shorter.floatValue() != value, written + " could be " + shorter);
            }
        }
    }

    @Test
    void nanosecondsAreExactSeconds() {
        StringBuilder out = new StringBuilder();
        ShortestDecimal.appendBillionths(out, -1_000_000_007L);
        assertEquals("-1.000000007", out.toString());
    }
}
