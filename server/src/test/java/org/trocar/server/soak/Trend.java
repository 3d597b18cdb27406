package org.trocar.server.soak;

import java.util.Arrays;

/**
 * Whether a series of samples rises. Two estimates have to agree, neither of which a few odd samples can move: the slope of Theil and Sen (the
 * median of the slopes between all pairs of samples), and the difference of the medians of the first quarter and the last.
 *
 * @param atFirst median of the first quarter
 * @param atLast median of the last quarter
 * @param slope per second
 * @param seconds from the first sample to the last
 */
record Trend(double atFirst, double atLast, double slope, double seconds) {
    /** With fewer there is nothing to be said. */
    static final int LEAST_SAMPLES = 16;

    /** Pairs beyond so many add nothing: of longer series, every so manieth sample is taken. */
    private static final int MOST_SAMPLES = 400;

    /**
     * Looks at a series.
     *
     * @param at seconds, rising; at least {@value #LEAST_SAMPLES}
     * @param values at these moments
     */
    static Trend of(double[] at, double[] values) {
        if (at.length < LEAST_SAMPLES || at.length != values.length) {
            throw new IllegalArgumentException(at.length + " moments with " + values.length + " values, fewer than "
                    + LEAST_SAMPLES + " or not as many");
        }
        int quarter = at.length / 4;
        double first = median(Arrays.copyOf(values, quarter));
        double last = median(Arrays.copyOfRange(values, values.length - quarter, values.length));
        return new Trend(first, last, slope(at, values), at[at.length - 1] - at[0]);
    }

    private static double slope(double[] at, double[] values) {
        int step = (at.length + MOST_SAMPLES - 1) / MOST_SAMPLES;
        int count = (at.length + step - 1) / step;
        double[] slopes = new double[count * (count - 1) / 2];
        int pair = 0;
        for (int i = 0; i < at.length; i += step) {
            for (int j = i + step; j < at.length; j += step) {
                slopes[pair++] = (values[j] - values[i]) / (at[j] - at[i]);
            }
        }
        return median(slopes);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** By how much it rose for good; 0 when one of the estimates sees no rise. */
    double growth() {
        return Math.max(0, Math.min(atLast - atFirst, slope * seconds));
    }

    boolean grows(Gauge gauge) {
        return growth() > gauge.tolerated(atFirst);
    }
}
