package org.trocar.core.rating;

import java.util.OptionalDouble;

/**
 * ICC(2,1) of Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420: absolute agreement of single ratings, when every subject is rated by the
 * same raters, who stand for raters in general. (BMS − EMS) / (BMS + (k − 1)·EMS + k·(JMS − EMS) / n), with the mean squares of
 * subjects, raters and what is left.
 *
 * @param value at most 1; empty when undefined
 * @param subjects n
 * @param raters k
 * @param whyUndefined why the value is empty; empty text when it is not
 */
public record IntraclassCorrelation(OptionalDouble value, int subjects, int raters, String whyUndefined) {
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
        return below > 0
                ? new IntraclassCorrelation(OptionalDouble.of((subjects - error) / below), n, k, "")
                : undefined(n, k, "raters and attempts do not differ by more than chance makes them");
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
        return new IntraclassCorrelation(OptionalDouble.empty(), subjects, raters, why);
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
