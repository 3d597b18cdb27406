package org.trocar.core.metric;

/**
 * By how much one hand follows the other: where the cross-correlation of the two speeds, each less its mean and over its standard deviation,
 * is largest, Σ a(i+k)·b(i)/N over all lags k. The sums at long lags have few terms and are not made up for it, which favours short lags.
 *
 * <p>For research, of a whole recording. No validity evidence known to us.
 *
 * @param correlation the largest value, at most 1
 * @param lagSamples by how many samples the left speed is the later; negative where it leads
 */
public record SpeedLag(double correlation, long lagSamples) {
    /** NaN and 0 where either speed never varies, or without samples. */
    public static SpeedLag of(double[] left, double[] right) {
        int n = Math.min(left.length, right.length);
        int length = Integer.highestOneBit(Math.max(n, 1)) * 4;
        double[] re = standardised(left, n, length);
        double[] im = standardised(right, n, length);
        if (n == 0 || Double.isNaN(re[0]) || Double.isNaN(im[0])) {
            return new SpeedLag(Double.NaN, 0);
        }
        correlate(re, im, length);
        return largest(re, n, length);
    }

    private static double[] standardised(double[] values, int count, int length) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += values[i] / count;
        }
        double variance = 0;
        for (int i = 0; i < count; i++) {
            variance += (values[i] - mean) * (values[i] - mean) / count;
        }
        double[] out = new double[length];
        for (int i = 0; i < count; i++) {
            out[i] = variance > 0 ? (values[i] - mean) / Math.sqrt(variance) : Double.NaN;
        }
        return out;
    }

    /**
     * Both real signals go through one complex transform: with Z(k) = A(k) + iB(k), the product A·B̄ is (Z(k)+Z̄(−k))/2 times the conjugate of
     * (Z(k)−Z̄(−k))/2i. Transforming the conjugate back gives the correlation, times the length, in re.
     */
    private static void correlate(double[] re, double[] im, int length) {
        Fft fft = Fft.upTo(length);
        fft.transform(re, im, length);
        double[] productRe = new double[length];
        double[] productIm = new double[length];
        for (int k = 0; k < length; k++) {
            int m = length - k & length - 1;
            double aRe = (re[k] + re[m]) / 2;
            double aIm = (im[k] - im[m]) / 2;
            double bRe = (im[k] + im[m]) / 2;
            double bIm = (re[m] - re[k]) / 2;
            productRe[k] = aRe * bRe + aIm * bIm;
            productIm[k] = -(aIm * bRe - aRe * bIm);
        }
        fft.transform(productRe, productIm, length);
        System.arraycopy(productRe, 0, re, 0, length);
    }

    private static SpeedLag largest(double[] correlations, int count, int length) {
        long best = 1 - count;
        for (int lag = 1 - count; lag < count; lag++) {
            if (correlations[lag & length - 1] > correlations[(int) best & length - 1]) {
                best = lag;
            }
        }
        return new SpeedLag(correlations[(int) best & length - 1] / length / count, best);
    }
}
