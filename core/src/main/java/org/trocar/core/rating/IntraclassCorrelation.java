package org.trocar.core.rating;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * ICC(2,1) of Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420: absolute agreement of single ratings, when every subject is rated by the
 * same raters, who stand for raters in general. (BMS − EMS) / (BMS + (k − 1)·EMS + k·(JMS − EMS) / n), with the mean squares of
 * subjects, raters and what is left.
 *
 * @param value at most 1; empty when undefined
 * @param interval of 95 %; empty when the value is, or nothing at all is left over by which it could be told
 * @param subjects n
 * @param raters k
 * @param whyUndefined why the value is empty; empty text when it is not
 */
public record IntraclassCorrelation(
        OptionalDouble value, Optional<Interval> interval, int subjects, int raters, String whyUndefined) {

    /** Fewer say little, whatever comes out: Koo and Li 2016, doi 10.1016/j.jcm.2016.02.012. */
    public static final int ENOUGH_SUBJECTS = 30;

    /** As for subjects. */
    public static final int ENOUGH_RATERS = 3;

    private static final double UPPER = 0.975;
    /** What rounding makes of no difference at all. */
    private static final double NOTHING = 1e-12;

    /** @param low below 0 where raters may differ more than subjects do */
    public record Interval(double low, double high) {}

    /** Whether there are enough subjects and raters for the value to say much. */
    public boolean enough() {
        return subjects >= ENOUGH_SUBJECTS && raters >= ENOUGH_RATERS;
    }

    /** @param ratings a row for each subject, in it a rating by each rater */
    public static IntraclassCorrelation of(double[][] ratings) {
        int n = ratings.length;
        int k = n == 0 ? 0 : ratings[0].length;
        if (n < 2 || k < 2) {
            return undefined(n, k, "agreement needs at least two attempts that the same two people rated");
        }
        // Sums of squares that ought to be zero are not always, by rounding: that nothing differs is seen in the
        // ratings themselves.
        if (allTheSame(ratings)) {
            return undefined(n, k, "all ratings are the same, so there is nothing to agree about");
        }
        double[] bySubject = new double[n];
        double[] byRater = new double[k];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                bySubject[i] += ratings[i][j] / k;
                byRater[j] += ratings[i][j] / n;
                mean += ratings[i][j] / (n * k);
            }
        }
        double subjects = k * squares(bySubject, mean) / (n - 1);
        double raters = n * squares(byRater, mean) / (k - 1);
        double error = left(ratings, bySubject, byRater, mean) / ((n - 1) * (k - 1));
        double below = subjects + (k - 1) * error + k * (raters - error) / n;
        if (below <= 0) {
            return undefined(n, k, "raters and attempts do not differ by more than chance makes them");
        }
        double value = (subjects - error) / below;
        return new IntraclassCorrelation(
                OptionalDouble.of(value), interval(value, subjects, raters, error, n, k), n, k, "");
    }

    /** By McGraw and Wong 1996, doi 10.1037/1082-989X.1.1.30, case ICC(A,1); degrees of freedom after Satterthwaite. */
    private static Optional<Interval> interval(
            double value, double subjects, double raters, double error, int n, int k) {
        if (1 - value < NOTHING) {
            return Optional.empty();
        }
        double a = k * value / (n * (1 - value));
        double b = 1 + k * value * (n - 1) / (n * (1 - value));
        double freedom = square(a * raters + b * error)
                / (square(a * raters) / (k - 1) + square(b * error) / ((n - 1) * (k - 1)));
        double left = k * raters + (k * n - k - n) * error;
        double f = FisherF.quantile(UPPER, n - 1, freedom);
        double low = n * (subjects - f * error) / (f * left + n * subjects);
        f = FisherF.quantile(UPPER, freedom, n - 1);
        double high = n * (f * subjects - error) / (left + n * f * subjects);
        return low <= value && value <= high ? Optional.of(new Interval(low, high)) : Optional.empty();
    }

    private static double square(double value) {
        return value * value;
    }

    private static boolean allTheSame(double[][] ratings) {
        for (double[] row : ratings) {
            for (double rating : row) {
                if (rating != ratings[0][0]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static IntraclassCorrelation undefined(int subjects, int raters, String why) {
        return new IntraclassCorrelation(OptionalDouble.empty(), Optional.empty(), subjects, raters, why);
    }

    private static double squares(double[] means, double mean) {
        double sum = 0;
        for (double each : means) {
            sum += (each - mean) * (each - mean);
        }
        return sum;
    }

    private static double left(double[][] ratings, double[] bySubject, double[] byRater, double mean) {
        double sum = 0;
        for (int i = 0; i < ratings.length; i++) {
            for (int j = 0; j < byRater.length; j++) {
                double left = ratings[i][j] - bySubject[i] - byRater[j] + mean;
                sum += left * left;
            }
        }
        return sum;
    }
}
