package org.trocar.core.metric;

/**
 * The power of a signal in a band by Welch's method (Welch 1967, IEEE Trans. Audio Electroacoust. 15:70): half-overlapping stretches of 256
 * samples, or of the whole signal where it is shorter, each freed of its line of least squares and weighted with a periodic Hann window;
 * Σ P(f)·Δf over the bins from low to high, both included, in the signal's unit squared.
 *
 * <p>For research, of a whole recording: it is not streaming.
 */
public final class Welch {
    private static final int LONGEST_STRETCH = 256;

    private Welch() {}

    /** NaN with fewer than three samples, or where the band holds no bin. */
    public static double bandPower(double[] signal, double sampleHz, double lowHz, double highHz) {
        int length = Math.min(LONGEST_STRETCH, signal.length);
        int first = (int) Math.ceil(lowHz * length / sampleHz - 1e-9);
        int last = (int) Math.floor(Math.min(highHz, sampleHz / 2) * length / sampleHz + 1e-9);
        if (length < 3 || last < first) {
            return Double.NaN;
        }
        double[] window = hann(length);
        Turn turn = Turn.of(length);
        double sum = 0;
        int stretches = 0;
        for (int at = 0; at + length <= signal.length; at += length - length / 2) {
            sum += power(weighted(signal, at, window), turn, first, last);
            stretches++;
        }
        return sum / stretches * scale(window, sampleHz) * (sampleHz / length);
    }

    /** Makes a squared magnitude a one-sided density. */
    private static double scale(double[] window, double sampleHz) {
        double sumSquared = 0;
        for (double weight : window) {
            sumSquared += weight * weight;
        }
        return 2 / (sampleHz * sumSquared);
    }

    private static double[] hann(int length) {
        double[] window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length);
        }
        return window;
    }

    /** A stretch of the signal less its line of least squares, times the window. */
    private static double[] weighted(double[] signal, int at, double[] window) {
        int n = window.length;
        double middle = (n - 1) / 2.0;
        double mean = 0;
        double slope = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            mean += signal[at + i] / n;
            spread += (i - middle) * (i - middle);
        }
        for (int i = 0; i < n; i++) {
            slope += (i - middle) * (signal[at + i] - mean) / spread;
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = window[i] * (signal[at + i] - mean - slope * (i - middle));
        }
        return out;
    }

    /** The bins are few and the stretch is short: so many sums are quicker than a whole transform. */
    private static double power(double[] values, Turn turn, int firstBin, int lastBin) {
        double power = 0;
        for (int k = firstBin; k <= lastBin; k++) {
            double re = 0;
            double im = 0;
            int at = 0;
            for (double value : values) {
                re += value * turn.cos[at];
                im -= value * turn.sin[at];
                at = (at + k) % values.length;
            }
            boolean twoSided = k > 0 && 2 * k < values.length;
            power += (re * re + im * im) * (twoSided ? 1 : 0.5);
        }
        return power;
    }

    /** A whole turn in equal steps. */
    private record Turn(double[] cos, double[] sin) {
        static Turn of(int steps) {
            Turn turn = new Turn(new double[steps], new double[steps]);
            for (int i = 0; i < steps; i++) {
                double angle = 2 * Math.PI * i / steps;
                turn.cos[i] = StrictMath.cos(angle);
                turn.sin[i] = StrictMath.sin(angle);
            }
            return turn;
        }
    }
}
