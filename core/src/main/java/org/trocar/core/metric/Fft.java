package org.trocar.core.metric;

import java.util.Arrays;

/** A radix-2 complex Fourier transform in place, decimation in time, with tables made once. */
final class Fft {
    /** cos and −sin of πj/h at index h + j, for every power of two h and 0 ≤ j &lt; h. */
    private final double[] cos;

    private final double[] minusSin;

    /** Tables of a megabyte that all tools share, long enough for any movement's spectrum. */
    private static final class Common {
        static final int LENGTH = Sparc.transformLength(MotionPipeline.MAX_SPARC_SAMPLES);
        static final Fft FFT = new Fft(LENGTH);
    }

    /** @param maxLength the longest transform, a power of two of at least 2 */
    static Fft upTo(int maxLength) {
        return maxLength <= Common.LENGTH ? Common.FFT : new Fft(maxLength);
    }

    private Fft(int maxLength) {
        cos = new double[maxLength];
        minusSin = new double[maxLength];
        int longest = maxLength / 2;
        for (int j = 0; j < longest; j++) {
            double angle = Math.PI * j / longest;
            cos[longest + j] = StrictMath.cos(angle);
            minusSin[longest + j] = -StrictMath.sin(angle);
        }
        for (int i = longest - 1; i > 0; i--) {
            int h = Integer.highestOneBit(i);
            int same = longest + (i - h) * (longest / h);
            cos[i] = cos[same];
            minusSin[i] = minusSin[same];
        }
    }

    /** cos(πj/h); h a power of two. */
    double cos(int h, int j) {
        return cos[h + j];
    }

    /** −sin(πj/h); h a power of two. */
    double minusSin(int h, int j) {
        return minusSin[h + j];
    }

    /** Transforms the first {@code length} (a power of two) complex values. */
    void transform(double[] re, double[] im, int length) {
        reverseBits(re, im, length);
        combine(re, im, 1, length);
    }

    /**
     * Transforms the first {@code given} complex values followed by zeros up to {@code length}, both powers of two; what stands behind the
     * given values is not read. While every other value is zero, a stage does nothing but repeat the one before it.
     */
    void transformPadded(double[] re, double[] im, int given, int length) {
        reverseBits(re, im, given);
        int repeats = length / given;
        for (int i = given - 1; i >= 0; i--) {
            Arrays.fill(re, i * repeats, (i + 1) * repeats, re[i]);
            Arrays.fill(im, i * repeats, (i + 1) * repeats, im[i]);
        }
        combine(re, im, repeats, length);
    }

    /** Makes one transform of those of {@code first} values each. */
    private void combine(double[] re, double[] im, int first, int length) {
        for (int half = first; half < length; half <<= 1) {
            for (int start = 0; start < length; start += 2 * half) {
                butterflies(re, im, start, half);
            }
        }
    }

    private void butterflies(double[] re, double[] im, int start, int half) {
        for (int j = 0; j < half; j++) {
            int upper = start + j;
            int lower = upper + half;
            double c = cos[half + j];
            double s = minusSin[half + j];
            double tr = re[lower] * c - im[lower] * s;
            double ti = re[lower] * s + im[lower] * c;
            re[lower] = re[upper] - tr;
            im[lower] = im[upper] - ti;
            re[upper] += tr;
            im[upper] += ti;
        }
    }

    private static void reverseBits(double[] re, double[] im, int length) {
        for (int i = 1, j = 0; i < length; i++) {
            int bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
