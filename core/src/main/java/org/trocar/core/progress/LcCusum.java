package org.trocar.core.progress;

import java.util.List;

/**
 * The learning-curve cumulative sum (Biau et al. 2008, doi 10.1002/bjs.6056): a learner counts as inadequate until the attempts
 * say otherwise. S = max(0, S + W), with W = ln((1 − p0) / (1 − p1)) for a success and ln(p0 / p1) for a failure; competence is shown at
 * S ≥ h.
 *
 * @param adequate p0, the rate of failures of an adequate performance, 0 to 1
 * @param inadequate p1, that of an inadequate one, above p0
 * @param attempts for how many attempts the limit was worked out; after more, a false signal is likelier than said
 * @param limit h
 * @param falseCompetence the exact chance that somebody who fails at p1 reaches h within so many attempts
 * @param power the exact chance that somebody who fails at p0 does
 */
public record LcCusum(
        double adequate, double inadequate, int attempts, double limit, double falseCompetence, double power) {

    /** At least 17 attempts are needed with it. */
    public static final LcCusum SHIPPED = new LcCusum(0.10, 0.30, 50, 4.10, 0.0491, 0.906);

    /** Every limit that was worked out: the first is the shipped one. */
    public static final List<LcCusum> TABLE = List.of(
            SHIPPED,
            new LcCusum(0.05, 0.15, 100, 4.05, 0.0486, 0.862),
            new LcCusum(0.10, 0.30, 30, 3.55, 0.0413, 0.716),
            new LcCusum(0.20, 0.40, 50, 3.85, 0.0486, 0.825));

    /** Sums that are equal but for rounding are equal. */
    private static final double ROUNDING = 1e-9;

    public LcCusum {
        if (!(adequate > 0 && adequate < inadequate && inadequate < 1 && limit > 0 && attempts > 0)) {
            throw new IllegalArgumentException(
                    "failure rates " + adequate + " and " + inadequate + " with limit " + limit + " for " + attempts
                            + " attempts; give rates between 0 and 1, the adequate one first, and a positive limit");
        }
    }

    /** What a success adds. */
    public double success() {
        return StrictMath.log((1 - adequate) / (1 - inadequate));
    }

    /** What a failure adds: less than 0. */
    public double failure() {
        return StrictMath.log(adequate / inadequate);
    }

    /** The sum after one more attempt, never below 0. */
    public double next(double sum, boolean success) {
        return Math.max(0, sum + (success ? success() : failure()));
    }

    public boolean showsCompetence(double sum) {
        return sum >= limit - ROUNDING;
    }

    /** How much of the evidence there is, 0 to 1. */
    public double share(double sum) {
        return Math.min(1, sum / limit);
    }

    /** How many successes without a failure reach the limit. */
    public int leastAttempts() {
        return (int) Math.ceil(limit / success() - ROUNDING);
    }
}
