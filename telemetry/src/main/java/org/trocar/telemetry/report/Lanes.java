package org.trocar.telemetry.report;

import java.util.Arrays;

/** Puts labels that would overlap into lanes above one another. */
final class Lanes {
    private final double[] ends;

    Lanes(int count) {
        ends = new double[count];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
    }

    /** The first lane that is free from {@code from} on, which it then is not until {@code to}; the last one when none is. */
    int take(double from, double to) {
        for (int i = 0; i < ends.length; i++) {
            if (from >= ends[i] || i == ends.length - 1) {
                ends[i] = to;
                return i;
            }
        }
        throw new IllegalStateException("no lanes");
    }
}
