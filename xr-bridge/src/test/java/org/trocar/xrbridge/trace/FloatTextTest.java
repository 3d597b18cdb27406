package org.trocar.xrbridge.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FloatTextTest {
    @Test
    void everyFloatReadsBackAsItself() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                assertEquals(Float.floatToIntBits(value), Float.floatToIntBits(Float.parseFloat(text(value))));
            }
        }
    }

    @Test
    void theTextIsTheShortestAndTheSameOnEveryJdk() {
        assertEquals("0.1", text(0.1f));
        assertEquals("-1.5", text(-1.5f));
        assertEquals("0.33333334", text(1 / 3f));
        assertEquals("8.41E+21", text(8.41e21f), "not what JDK 17's Float.toString says");
        assertEquals("1.2E+5", text(120_000));
    }

    @Test
    void bothZerosKeepTheirSign() {
        assertEquals("0", text(0f));
        assertEquals("-0", text(-0f));
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertEquals("null", text(Float.NaN));
        assertEquals("null", text(Float.NEGATIVE_INFINITY));
    }

    private static String text(float value) {
        StringBuilder out = new StringBuilder();
        FloatText.append(out, value);
        return out.toString();
    }
}
