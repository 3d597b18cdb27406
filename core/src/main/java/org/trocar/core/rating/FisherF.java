package org.trocar.core.rating;

/** Quantiles of Fisher's F distribution, which {@link IntraclassCorrelation} takes its interval from. */
final class FisherF {
    private static final int BISECTIONS = 60;
    /** Far more than are needed for degrees of freedom in the hundreds. */
    private static final int TERMS = 400;
    /** From here on Stirling's series is right to 13 digits. */
    private static final double LARGE = 10;

    private FisherF() {}

    /**
     * Below which a share of the distribution lies; infinite where that is beyond all numbers.
     *
     * @param share 0 to 1
     * @param above degrees of freedom of the numerator, above 0, in fractions where an approximation gives such
     * @param below of the denominator
     */
    static double quantile(double share, double above, double below) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (incompleteBeta(middle, above / 2, below / 2) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return below * high / (above * (1 - high));
    }

    /** The regularized incomplete beta function by its continued fraction, DLMF 8.17.22. */
    private static double incompleteBeta(double x, double a, double b) {
        boolean slow = x > (a + 1) / (a + b + 2);
        return slow ? 1 - byFraction(1 - x, b, a) : byFraction(x, a, b);
    }

    private static double byFraction(double x, double a, double b) {
        double fraction = 1;
        for (int n = TERMS; n > 0; n--) {
            fraction = 1 + coefficient(n, x, a, b) / fraction;
        }
        double beta = logGamma(a) + logGamma(b) - logGamma(a + b);
        return StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log1p(-x) - beta) / (a * fraction);
    }

    private static double coefficient(int n, double x, double a, double b) {
        int m = n / 2;
        double product = n % 2 == 0 ? m * (b - m) : -(a + m) * (a + b + m);
        return product * x / ((a + n - 1) * (a + n));
    }

    /** Stirling's series, DLMF 5.11.1. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        for (; y < LARGE; y++) {
            shift += StrictMath.log(y);
        }
        double square = 1 / (y * y);
        double series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680))) / y;
        return (y - 0.5) * StrictMath.log(y) - y + 0.5 * StrictMath.log(2 * Math.PI) + series - shift;
    }
}
