package org.trocar.core.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    private static double[] scores(double plateau, double loss, int attempts) {
        return IntStream.rangeClosed(1, attempts)
                .mapToDouble(attempt -> plateau - loss / attempt)
                .toArray();
    }

    @Test
    void aCurveThatIsOneIsFoundAgain() {
        LearningCurve curve = LearningCurve.of(scores(250, 100, 12));
        assertEquals(250, curve.plateau().getAsDouble(), 1e-9);
        assertEquals(100, curve.loss().getAsDouble(), 1e-9);
        assertEquals(4, curve.attemptsToNinety().getAsDouble(), 1e-9);
        assertEquals(0.9 * 250, curve.at(4), 1e-9);
        assertEquals(0, curve.residual().getAsDouble(), 1e-9);
        assertEquals("", curve.whyUndefined());
    }

    @Test
    void scoresThatFallApproachNoPlateau() {
        LearningCurve curve = LearningCurve.of(scores(100, -50, 10));
        assertTrue(curve.plateau().isEmpty());
        assertTrue(curve.whyUndefined().contains("do not rise"), curve.whyUndefined());
    }

    @Test
    void aPlateauOfNothingHasNoNinetyPercent() {
        LearningCurve curve = LearningCurve.of(new double[10]);
        assertEquals(0, curve.plateau().getAsDouble());
        assertTrue(curve.attemptsToNinety().isEmpty());
        assertTrue(curve.whyUndefined().contains("not above 0"), curve.whyUndefined());
    }

    @Test
    void scoresThatNeverChangeAreTheirPlateauFromTheStart() {
        LearningCurve curve = LearningCurve.of(new double[] {200, 200, 200, 200});
        assertEquals(200, curve.plateau().getAsDouble(), 1e-9);
        assertEquals(0, curve.attemptsToNinety().getAsDouble(), 1e-9);
    }

    @Test
    void twoAttemptsMakeNoCurve() {
        assertTrue(LearningCurve.of(new double[] {1, 2}).whyUndefined().contains("at least 3"));
    }
}
