package org.trocar.core.metric;

/** What two hands do together, of two courses at one rate and at the same times, as they are; see {@link UniformMotion}. */
public final class UniformPair {
    private static final double FAST_METRES_PER_SECOND = 0.10;

    private UniformPair() {}

    /**
     * @param left as many points as {@code right}, at the same times
     * @param leftPathMetres its path
     * @param rightPathMetres the other's
     */
    public static Measures of(UniformMotion left, UniformMotion right, double leftPathMetres, double rightPathMetres) {
        double[] a = left.speeds();
        double[] b = right.speeds();
        boolean moved = left.moved() && right.moved();
        SpeedLag lag = !moved || a.length > UniformMotion.MAX_SPECTRUM_SAMPLES
                ? new SpeedLag(Double.NaN, 0)
                : SpeedLag.of(a, b);
        return new Measures()
                .put(Measure.PEARSON, moved ? pearson(a, b) : Double.NaN)
                .put(Measure.MAX_CORRELATION, lag.correlation())
                .put(Measure.LAG, Double.isNaN(lag.correlation()) ? Double.NaN : lag.lagSamples())
                .put(Measure.BOTH_FAST, bothFast(a, b))
                .put(Measure.PATH_RATIO, right.moved() ? leftPathMetres / rightPathMetres : Double.NaN)
                .put(
                        Measure.BALANCE,
                        left.moved() || right.moved() ? balance(leftPathMetres, rightPathMetres) : Double.NaN);
    }

    private static double pearson(double[] a, double[] b) {
        Correlation correlation = new Correlation();
        for (int i = 0; i < a.length; i++) {
            correlation.add(a[i], b[i]);
        }
        return correlation.pearson();
    }

    private static double bothFast(double[] a, double[] b) {
        long both = 0;
        long any = 0;
        for (int i = 0; i < a.length; i++) {
            boolean aFast = a[i] >= FAST_METRES_PER_SECOND;
            boolean bFast = b[i] >= FAST_METRES_PER_SECOND;
            both += aFast && bFast ? 1 : 0;
            any += aFast || bFast ? 1 : 0;
        }
        return (double) both / any;
    }

    private static double balance(double left, double right) {
        return 1 - Math.abs(left - right) / (left + right);
    }
}
