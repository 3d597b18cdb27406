package org.trocar.core.uncertainty;

import org.trocar.core.metric.Biquad;
import org.trocar.core.metric.BiquadFilter;
import org.trocar.core.metric.MotionPipeline;

/**
 * A tip's noise as a model: along each axis by itself a first-order autoregressive wander about the true place (sampled Ornstein–Uhlenbeck
 * process), which is white noise where it has no memory and a slow drift where it has much.
 *
 * @param sdMetres its standard deviation along each axis
 * @param memorySeconds in what time its correlation falls to 1/e; 0 where white
 */
record Wander(double sdMetres, double memorySeconds) {
    /** How long calibration watches a still hand. */
    private static final double WATCHED_SECONDS = 2;

    private static final double LONGEST_MEMORY_SECONDS = 1;
    private static final double SHORTEST_MEMORY_SECONDS = 1e-3;
    /** The mean length of a vector of three independent standard normal numbers (Maxwell distribution). */
    private static final double MEAN_LENGTH = Math.sqrt(8 / Math.PI);

    private static final int RESPONSE_SAMPLES = 128;
    private static final double[] RESPONSE_PRODUCTS = responseProducts();

    /**
     * The wander with the measured still speed and, as nearly as one can, the measured spread. Where both cannot be met the speed is: it is
     * what comes through the filter, and so what makes path.
     *
     * @param sampleSeconds the time between samples
     */
    static Wander fit(TipNoise noise, double sampleSeconds) {
        if (noise.sdMetres() == 0 || Double.isNaN(sampleSeconds)) {
            return new Wander(0, 0);
        }
        if (Double.isNaN(noise.stillMetresPerSecond())) {
            return new Wander(noise.sdMetres(), 0);
        }
        double wanted = noise.stillMetresPerSecond() / noise.sdMetres();
        double memory = memory(wanted, sampleSeconds);
        return new Wander(noise.stillMetresPerSecond() / speedOfUnit(memory, sampleSeconds), memory);
    }

    /** The memory at which speed over spread is as measured. The ratio falls as memory grows. */
    private static double memory(double wanted, double sampleSeconds) {
        if (ratio(0, sampleSeconds) <= wanted) {
            return 0;
        }
        double low = SHORTEST_MEMORY_SECONDS;
        double high = LONGEST_MEMORY_SECONDS;
        for (int i = 0; i < 40; i++) {
            double middle = Math.sqrt(low * high);
            if (ratio(middle, sampleSeconds) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }

    private static double ratio(double memory, double sampleSeconds) {
        return speedOfUnit(memory, sampleSeconds) / Math.sqrt(1 - shareOfMean(memory));
    }

    /** The part of the variance that the mean over the watched time takes up, and that the spread about this mean does not show. */
    private static double shareOfMean(double memory) {
        double m = memory / WATCHED_SECONDS;
        return memory == 0 ? 0 : 2 * m * (1 - m * (1 - StrictMath.exp(-1 / m)));
    }

    /** The mean filtered speed, m/s, of a still tip with a wander of 1 m along each axis. */
    static double speedOfUnit(double memory, double sampleSeconds) {
        double variance = 0;
        for (int lag = 0; lag < RESPONSE_SAMPLES; lag++) {
            double both = lag == 0 ? 1 : 2;
            variance += both
                    * RESPONSE_PRODUCTS[lag]
                    * interpolatedCovariance(lag / MotionPipeline.GRID_HZ, memory, sampleSeconds);
        }
        return MEAN_LENGTH * Math.sqrt(Math.max(0, variance));
    }

    /** Linear interpolation between samples, at an even phase: the samples' covariance spread by a cubic B-spline. */
    private static double interpolatedCovariance(double lagSeconds, double memory, double sampleSeconds) {
        double lag = lagSeconds / sampleSeconds;
        double sum = 0;
        for (long k = (long) Math.floor(lag) - 1; k <= Math.floor(lag) + 2; k++) {
            sum += covariance(Math.abs(k) * sampleSeconds, memory) * spline(Math.abs(lag - k));
        }
        return sum;
    }

    private static double covariance(double lagSeconds, double memory) {
        if (memory == 0) {
            return lagSeconds == 0 ? 1 : 0;
        }
        return StrictMath.exp(-lagSeconds / memory);
    }

    private static double spline(double x) {
        if (x >= 2) {
            return 0;
        }
        double far = (2 - x) * (2 - x) * (2 - x) / 6;
        return x >= 1 ? far : far - 4 * (1 - x) * (1 - x) * (1 - x) / 6;
    }

    /** The autocorrelation of the pipeline's response, in filtered velocity, to a unit step aside of one grid point. */
    private static double[] responseProducts() {
        BiquadFilter filter = new BiquadFilter(Biquad.lowPass(MotionPipeline.GRID_HZ, MotionPipeline.CUTOFF_HZ));
        filter.startAt(0);
        double[] response = new double[RESPONSE_SAMPLES];
        double before = 0;
        for (int i = 0; i < RESPONSE_SAMPLES; i++) {
            double now = filter.next(i == 0 ? 1 : 0);
            response[i] = (now - before) * MotionPipeline.GRID_HZ;
            before = now;
        }
        double[] products = new double[RESPONSE_SAMPLES];
        for (int lag = 0; lag < RESPONSE_SAMPLES; lag++) {
            for (int i = lag; i < RESPONSE_SAMPLES; i++) {
                products[lag] += response[i] * response[i - lag];
            }
        }
        return products;
    }

    /** Adds a wander of its own to every place of a track: out = metres + level · noise. */
    void perturb(HandTrack track, double[] metres, double level, Gaussian random, double[] out) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int i = 0; i < track.count(); i++) {
            double kept =
                    track.starts(i) || memorySeconds == 0 ? 0 : StrictMath.exp(-track.secondsBefore(i) / memorySeconds);
            double fresh = sdMetres * level * Math.sqrt(1 - kept * kept);
            x = kept * x + fresh * random.next();
            y = kept * y + fresh * random.next();
            z = kept * z + fresh * random.next();
            out[3 * i] = metres[3 * i] + x;
            out[3 * i + 1] = metres[3 * i + 1] + y;
            out[3 * i + 2] = metres[3 * i + 2] + z;
        }
    }
}
