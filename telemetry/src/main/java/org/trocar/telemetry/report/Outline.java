package org.trocar.telemetry.report;

import java.util.Arrays;

/** A line on paper that is built up point by point and written with no more of them than can be seen. */
final class Outline {
    /** A point nearer than this to the line without it is left out (Douglas and Peucker 1973), user units. */
    private static final double TOLERANCE = 0.3;

    private final StringBuilder data = new StringBuilder();
    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private int count;
    private int written;

    /** Begins anew elsewhere. */
    Outline breakHere() {
        flush();
        return this;
    }

    Outline to(double x, double y) {
        if (count == xs.length) {
            xs = Arrays.copyOf(xs, 2 * count);
            ys = Arrays.copyOf(ys, 2 * count);
        }
        xs[count] = x;
        ys[count] = y;
        count++;
        return this;
    }

    private void flush() {
        boolean[] kept = new boolean[count];
        if (count > 0) {
            kept[0] = true;
            kept[count - 1] = true;
            keep(kept);
        }
        char command = 'M';
        for (int i = 0; i < count; i++) {
            if (kept[i]) {
                data.append(command).append(Svg.number(xs[i])).append(' ').append(Svg.number(ys[i]));
                command = 'L';
                written++;
            }
        }
        count = 0;
    }

    /** Keeps the point farthest from each stretch's chord, while that is far enough; with a stack of its own, for lines of any length. */
    private void keep(boolean[] kept) {
        java.util.ArrayDeque<int[]> stretches = new java.util.ArrayDeque<>();
        stretches.push(new int[] {0, count - 1});
        while (!stretches.isEmpty()) {
            int[] stretch = stretches.pop();
            int farthest = farthest(stretch[0], stretch[1]);
            if (farthest > 0) {
                kept[farthest] = true;
                stretches.push(new int[] {stretch[0], farthest});
                stretches.push(new int[] {farthest, stretch[1]});
            }
        }
    }

    private int farthest(int from, int to) {
        double most = TOLERANCE * TOLERANCE;
        int farthest = -1;
        for (int i = from + 1; i < to; i++) {
            double squared = squaredDistance(i, from, to);
            if (squared > most) {
                most = squared;
                farthest = i;
            }
        }
        return farthest;
    }

    private double squaredDistance(int i, int from, int to) {
        double dx = xs[to] - xs[from];
        double dy = ys[to] - ys[from];
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : ((xs[i] - xs[from]) * dx + (ys[i] - ys[from]) * dy) / length;
        double along = Math.max(0, Math.min(1, t));
        double offX = xs[i] - xs[from] - along * dx;
        double offY = ys[i] - ys[from] - along * dy;
        return offX * offX + offY * offY;
    }

    /** A path's {@code d}; empty when there was no point. */
    String data() {
        flush();
        return data.toString();
    }

    /** How many points are in it. */
    int written() {
        return written;
    }
}
