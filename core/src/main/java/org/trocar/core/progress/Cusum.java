package org.trocar.core.progress;

/**
 * The cumulative sum of failures in its form of a sequential probability ratio test (Wald 1947; for surgical training Williams et al. 1992,
 * doi 10.1136/bmj.304.6838.1359): a success takes s from the sum, a failure adds 1 − s to it, with s = Q / (P + Q), P = ln(p1 / p0),
 * Q = ln((1 − p0) / (1 − p1)).
 *
 * @param acceptable p0, the rate of failures that is acceptable, 0 to 1
 * @param unacceptable p1, the rate that is not, above p0
 * @param alpha the chance to call an acceptable rate unacceptable, of one test
 * @param beta the chance to call an unacceptable rate acceptable, of one test
 */
public record Cusum(double acceptable, double unacceptable, double alpha, double beta) {
    /**
     * The watch over those who have shown competence. It begins anew at each lower limit, so that a long good run hides no later relapse:
     * of learners who go on failing one attempt in ten, 6 % are said to have relapsed within 50 attempts; of learners who now fail three
     * in ten, 64 % within 20 and 94 % within 50.
     */
    public static final Cusum WATCH = new Cusum(0.10, 0.30, 0.05, 0.05);

    /** Sums that are equal but for rounding are equal. */
    private static final double ROUNDING = 1e-9;

    public Cusum {
        if (!(acceptable > 0 && acceptable < unacceptable && unacceptable < 1)) {
            throw new IllegalArgumentException("failure rates are " + acceptable + " and " + unacceptable
                    + "; give two between 0 and 1, the acceptable one first");
        }
        if (!(alpha > 0 && alpha < 0.5 && beta > 0 && beta < 0.5)) {
            throw new IllegalArgumentException(
                    "the chances of error are " + alpha + " and " + beta + "; give two between 0 and 0.5");
        }
    }

    /** s: what a success takes from the sum. */
    public double success() {
        return q() / (p() + q());
    }

    /** The sum after one more attempt, unbounded on both sides. */
    public double next(double sum, boolean success) {
        return success ? sum - success() : sum + (1 - success());
    }

    /** h0: a sum that has fallen by this much says that the rate is acceptable. */
    public double lowerLimit() {
        return StrictMath.log((1 - alpha) / beta) / (p() + q());
    }

    /** h1: a sum that has risen to this says that the rate is unacceptable. */
    public double upperLimit() {
        return StrictMath.log((1 - beta) / alpha) / (p() + q());
    }

    boolean isUnacceptable(double sum) {
        return sum >= upperLimit() - ROUNDING;
    }

    boolean isAcceptable(double sum) {
        return sum <= -lowerLimit() + ROUNDING;
    }

    private double p() {
        return StrictMath.log(unacceptable / acceptable);
    }

    private double q() {
        return StrictMath.log((1 - acceptable) / (1 - unacceptable));
    }
}
