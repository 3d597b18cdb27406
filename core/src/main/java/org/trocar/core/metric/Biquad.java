package org.trocar.core.metric;

/**
 * One second-order section of a digital filter, H(z) = (b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²).
 *
 * <p>Butterworth designs by the bilinear transform with prewarped edges (Oppenheim &amp; Schafer, Discrete-Time Signal Processing, ch. 7).
 */
public record Biquad(double b0, double b1, double b2, double a1, double a2) {
    private static final double SQRT_2 = Math.sqrt(2);

    /** The order-2 Butterworth low-pass; its gain at zero frequency is 1. */
    public static Biquad lowPass(double sampleHz, double cutoffHz) {
        double k = warp(sampleHz, cutoffHz);
        double norm = 1 + SQRT_2 * k + k * k;
        double b = k * k / norm;
        return new Biquad(b, 2 * b, b, 2 * (k * k - 1) / norm, (1 - SQRT_2 * k + k * k) / norm);
    }

    /**
     * The Butterworth band-pass of order 2 (four poles) as two sections in cascade: first the upper pole pair with both zeros at half the
     * sample rate, which carries the whole gain, then the lower pair with both zeros at zero frequency.
     */
    public static Biquad[] bandPass(double sampleHz, double lowHz, double highHz) {
        double low = warp(sampleHz, lowHz);
        double high = warp(sampleHz, highHz);
        PolePair[] pairs = PolePair.bandPass(high - low, low * high);
        double width = high - low;
        double gain = width * width / (pairs[0].scale() * pairs[1].scale());
        return new Biquad[] {
            new Biquad(gain, 2 * gain, gain, pairs[0].a1(), pairs[0].a2()),
            new Biquad(1, -2, 1, pairs[1].a1(), pairs[1].a2())
        };
    }

    /** The delay of slow signals, in samples: the group delay at zero frequency. */
    public double groupDelaySamples() {
        return (b1 + 2 * b2) / (b0 + b1 + b2) - (a1 + 2 * a2) / (1 + a1 + a2);
    }

    /** The frequency on the analogue axis, in units of twice the sample rate, that the bilinear transform maps to this one. */
    private static double warp(double sampleHz, double hertz) {
        if (!(hertz > 0 && hertz < sampleHz / 2)) {
            throw new IllegalArgumentException("a filter edge of " + hertz + " Hz at a sample rate of " + sampleHz
                    + " Hz: choose one above 0 and below half the sample rate");
        }
        return StrictMath.tan(Math.PI * hertz / sampleHz);
    }

    /** A conjugate pair of analogue poles re ± i·im and what the bilinear transform z = (1 + s)/(1 − s) makes of it. */
    private record PolePair(double re, double im) {
        /** The prototype pole (−1 + i)/√2 shifted to the band: s = q ± √(q² − w0²), q = pole·width/2; the upper pair first. */
        static PolePair[] bandPass(double width, double centreSquared) {
            double q = width / 2 / SQRT_2;
            double re = -centreSquared;
            double im = -2 * q * q;
            double modulus = Math.sqrt(re * re + im * im);
            double rootRe = Math.sqrt((modulus + re) / 2);
            double rootIm = Math.sqrt((modulus - re) / 2);
            return new PolePair[] {new PolePair(-q - rootRe, q + rootIm), new PolePair(-q + rootRe, q - rootIm)};
        }

        double scale() {
            return (1 - re) * (1 - re) + im * im;
        }

        double a1() {
            return -2 * (1 - re * re - im * im) / scale();
        }

        double a2() {
            return ((1 + re) * (1 + re) + im * im) / scale();
        }
    }
}
