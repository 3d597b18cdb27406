package org.trocar.core.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SmallAngleTest {
    @Test
    void theSineIsThatOfStrictMathToTheLastDigits() {
        for (int i = -1000; i <= 1000; i++) {
            double angle = SmallAngle.MAX_RADIANS * i / 1000;
            assertEquals(StrictMath.sin(angle), SmallAngle.sine(angle), 2.3e-16);
        }
    }
}
