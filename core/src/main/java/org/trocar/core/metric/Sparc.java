package org.trocar.core.metric;

import java.util.Arrays;
import org.trocar.core.state.Scratch;

/**
 * Spectral arc length, a dimensionless measure of one movement's smoothness: about −1.4 for a single straight reach, lower is less smooth
 * (Balasubramanian et al. 2015, J. NeuroEng. Rehabil. 12:112).
 *
 * <p>Evidence: sound as a measure of smoothness (doi 10.1186/s12984-015-0090-9), little is known of it in surgery; see {@link Measure#SPARC}.
 * The threshold picks the bins, so that a bin that comes or goes moves the value by a step: compare movements of some seconds, not of one.
 *
 * <p>With M = |FFT(speed)| / max zero-padded to 2^(⌈log₂N⌉ + 4) bins, over the bins up to 10 Hz from the first to the last with M ≥ 0.05,
 * interior bins included: SPARC = −Σ √((Δf / (f_last − f_first))² + ΔM²). It does not depend on the unit or the amplitude of the speed.
 *
 * <p>Holds only working space, made once, so that {@link #of} allocates nothing; pipelines of one thread may share one. Not thread-safe.
 */
public final class Sparc {
    static final int PADDING_LEVELS = 4;
    static final double CUTOFF_HZ = 10;
    static final double AMPLITUDE_THRESHOLD = 0.05;

    private final int maxSamples;

    @Scratch
    private final Fft fft;

    @Scratch
    private final double[] re;

    @Scratch
    private final double[] im;

    @Scratch
    private int firstBin;

    @Scratch
    private int lastBin;

    /** @param maxSamples the longest movement {@link #of} takes */
    public Sparc(int maxSamples) {
        this.maxSamples = maxSamples;
        int bins = transformLength(maxSamples);
        fft = Fft.upTo(bins);
        re = new double[bins / 2 + 1];
        im = new double[bins / 2 + 1];
    }

    public int maxSamples() {
        return maxSamples;
    }

    /**
     * The spectral arc length of the first {@code count} speeds, or NaN where it is undefined: nothing moves, or a single bin is selected.
     *
     * @param speeds at least {@code count} finite values
     * @param count 1 to {@link #maxSamples()}
     * @param sampleHz the speeds' rate
     */
    public double of(double[] speeds, int count, double sampleHz) {
        int bins = transformLength(count);
        double largest = Math.sqrt(powerSpectrum(speeds, count, bins));
        double binHz = sampleHz / bins;
        selectBins(AMPLITUDE_THRESHOLD * largest, Math.min(bins / 2, lastBinUpTo(CUTOFF_HZ, binHz)));
        return largest > 0 && lastBin > firstBin ? -arcLength(largest, binHz) : Double.NaN;
    }

    /** How many bins the last call selected. */
    int selectedBins() {
        return lastBin - firstBin + 1;
    }

    /** 2^(⌈log₂ count⌉ + 4). */
    static int transformLength(int count) {
        int ceilLog2 = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        return 1 << ceilLog2 + PADDING_LEVELS;
    }

    /**
     * Leaves |FFT|² of the zero-padded speeds in re[0 … bins/2] and returns the largest. A real signal goes through a complex transform of
     * half the length: even samples as real parts, odd ones as imaginary parts.
     */
    private double powerSpectrum(double[] speeds, int count, int bins) {
        int half = bins / 2;
        int given = Math.max(1, half >> PADDING_LEVELS);
        Arrays.fill(re, 0, given, 0);
        Arrays.fill(im, 0, given, 0);
        for (int i = 0; i < count; i++) {
            ((i & 1) == 0 ? re : im)[i >> 1] = speeds[i];
        }
        fft.transformPadded(re, im, given, half);
        double sum = re[0] + im[0];
        double difference = re[0] - im[0];
        re[0] = sum * sum;
        re[half] = difference * difference;
        double largest = Math.max(re[0], re[half]);
        for (int k = 1; k <= half / 2; k++) {
            largest = Math.max(largest, unpack(k, half));
        }
        return largest;
    }

    /** Separates bins k and half − k of the packed transform; returns the larger of their powers. */
    private double unpack(int k, int half) {
        int mirror = half - k;
        double evenRe = (re[k] + re[mirror]) / 2;
        double evenIm = (im[k] - im[mirror]) / 2;
        double oddRe = (im[k] + im[mirror]) / 2;
        double oddIm = (re[mirror] - re[k]) / 2;
        double c = fft.cos(half, k);
        double s = fft.minusSin(half, k);
        double turnedRe = oddRe * c - oddIm * s;
        double turnedIm = oddRe * s + oddIm * c;
        re[k] = square(evenRe + turnedRe) + square(evenIm + turnedIm);
        re[mirror] = square(evenRe - turnedRe) + square(evenIm - turnedIm);
        return Math.max(re[k], re[mirror]);
    }

    private static int lastBinUpTo(double hertz, double binHz) {
        int bin = (int) (hertz / binHz) + 1;
        while (bin * binHz > hertz) {
            bin--;
        }
        return bin;
    }

    private void selectBins(double threshold, int last) {
        lastBin = last;
        while (lastBin > 0 && Math.sqrt(re[lastBin]) < threshold) {
            lastBin--;
        }
        firstBin = 0;
        while (firstBin < lastBin && Math.sqrt(re[firstBin]) < threshold) {
            firstBin++;
        }
    }

    private double arcLength(double largest, double binHz) {
        double step = binHz / (lastBin * binHz - firstBin * binHz);
        double length = 0;
        double previous = Math.sqrt(re[firstBin]) / largest;
        for (int k = firstBin + 1; k <= lastBin; k++) {
            double magnitude = Math.sqrt(re[k]) / largest;
            length += Math.sqrt(step * step + square(magnitude - previous));
            previous = magnitude;
        }
        return length;
    }

    private static double square(double x) {
        return x * x;
    }
}
