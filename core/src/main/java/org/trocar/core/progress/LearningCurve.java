package org.trocar.core.progress;

import java.util.OptionalDouble;

/**
 * Y = a − b / X by least squares in 1 / X, where X counts attempts from 1: scores rise towards the plateau a, of which 90 % are reached at
 * attempt 10·b / a.
 *
 * @param plateau a, in the unit of Y; empty when undefined
 * @param loss b: how far the first attempt lies below the plateau; empty when undefined
 * @param attemptsToNinety 10·b / a, attempts; empty when undefined
 * @param residual standard deviation of what the curve leaves over, n − 2 degrees of freedom; empty when undefined
 * @param whyUndefined why any of these is empty; empty text when none is
 */
public record LearningCurve(
        OptionalDouble plateau,
        OptionalDouble loss,
        OptionalDouble attemptsToNinety,
        OptionalDouble residual,
        String whyUndefined) {

    private static final int MIN_POINTS = 3;
    private static final double NINETY_AT = 10;

    /** One of which nothing can be said. */
    static LearningCurve undefined(String why) {
        OptionalDouble none = OptionalDouble.empty();
        return new LearningCurve(none, none, none, none, why);
    }

    /** @param values of attempts 1, 2, 3 and so on */
    public static LearningCurve of(double[] values) {
        if (values.length < MIN_POINTS) {
            return undefined("a curve needs at least " + MIN_POINTS + " attempts, there are " + values.length);
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < values.length; i++) {
            meanX += inverse(i) / values.length;
            meanY += values[i] / values.length;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < values.length; i++) {
            sxx += (inverse(i) - meanX) * (inverse(i) - meanX);
            sxy += (inverse(i) - meanX) * (values[i] - meanY);
        }
        double loss = -sxy / sxx;
        return fitted(meanY + loss * meanX, loss, values);
    }

    private static double inverse(int index) {
        return 1.0 / (index + 1);
    }

    private static LearningCurve fitted(double plateau, double loss, double[] values) {
        if (loss < 0) {
            return undefined("the scores do not rise with the attempts, so there is no plateau that they approach");
        }
        OptionalDouble residual = OptionalDouble.of(residual(plateau, loss, values));
        if (plateau <= 0) {
            return new LearningCurve(
                    OptionalDouble.of(plateau),
                    OptionalDouble.of(loss),
                    OptionalDouble.empty(),
                    residual,
                    "the plateau is not above 0, so there is no attempt that reaches 90 % of it");
        }
        return new LearningCurve(
                OptionalDouble.of(plateau),
                OptionalDouble.of(loss),
                OptionalDouble.of(NINETY_AT * loss / plateau),
                residual,
                "");
    }

    private static double residual(double plateau, double loss, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double left = values[i] - (plateau - loss * inverse(i));
            sum += left * left;
        }
        return Math.sqrt(sum / (values.length - 2));
    }

    /** The curve at an attempt, counted from 1; NaN when undefined. */
    public double at(int attempt) {
        return plateau.orElse(Double.NaN) - loss.orElse(Double.NaN) / attempt;
    }
}
