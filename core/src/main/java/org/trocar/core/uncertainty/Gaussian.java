package org.trocar.core.uncertainty;

import org.trocar.core.math.SplitMix64;

/**
 * Seeded standard normal numbers, the same on every machine: 4,096 evenly probable quantiles, five drawn from one random word. Drawn by the
 * million, so that a logarithm each would cost more than measuring what is perturbed with them.
 */
final class Gaussian {
    private static final int BITS = 12;
    private static final int LEVELS = 1 << BITS;
    private static final int PER_WORD = Long.SIZE / BITS;
    private static final double[] QUANTILES = quantiles();

    private final SplitMix64 random;
    private long word;
    private int left;

    Gaussian(long seed) {
        random = new SplitMix64(seed);
    }

    double next() {
        if (left == 0) {
            word = random.next();
            left = PER_WORD;
        }
        left--;
        double value = QUANTILES[(int) (word & LEVELS - 1)];
        word >>>= BITS;
        return value;
    }

    /** Scaled so that their variance is 1 in spite of the missing tails. */
    private static double[] quantiles() {
        double[] values = new double[LEVELS];
        double squares = 0;
        for (int i = 0; i < LEVELS; i++) {
            values[i] = quantile((i + 0.5) / LEVELS);
            squares += values[i] * values[i];
        }
        double scale = Math.sqrt(LEVELS / squares);
        for (int i = 0; i < LEVELS; i++) {
            values[i] *= scale;
        }
        return values;
    }

    /** Below what a standard normal number lies with this probability, by bisection of {@link #probability}. */
    static double quantile(double wanted) {
        double low = -8;
        double high = 8;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (probability(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …) (Marsaglia 2004, J. Stat. Softw. 11:4). */
    private static double probability(double x) {
        if (Math.abs(x) > 7) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-18; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
