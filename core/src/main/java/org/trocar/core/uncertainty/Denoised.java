package org.trocar.core.uncertainty;

/**
 * A guess at the way a tip went without noise: smoothed where it moves clearly faster than the noise makes it seem to, held where it does
 * not. Good enough to ask what noise does to such a way; not a better measurement of it.
 */
final class Denoised {
    private static final double SMOOTHING_SECONDS = 0.03;
    /** A tip this many times as fast as its smoothed noise is taken to move. */
    private static final double MOVING_AT = 2.5;

    private final HandTrack track;

    private Denoised(HandTrack track) {
        this.track = track;
    }

    /** x, y and z of every place in turn. */
    static double[] way(HandTrack track, Wander wander, Gaussian random) {
        return new Denoised(track).way(wander, random);
    }

    private double[] way(Wander wander, Gaussian random) {
        double[] noise = new double[3 * track.count()];
        wander.perturb(track, noise, 1, random, noise);
        smooth(noise, 3);
        double noiseSpeed = mean(speeds(noise));
        double[] way = track.metres();
        smooth(way, 3);
        double[] moving = speeds(way);
        for (int i = 0; i < moving.length; i++) {
            double ratio = moving[i] / (MOVING_AT * noiseSpeed);
            double fourth = ratio * ratio * ratio * ratio;
            moving[i] = fourth / (1 + fourth);
        }
        smooth(moving, 1);
        hold(way, moving);
        return way;
    }

    /** Follows the smoothed way as far as it moves. */
    private void hold(double[] way, double[] moving) {
        for (int i = 1; i < track.count(); i++) {
            if (!track.starts(i)) {
                for (int axis = 0; axis < 3; axis++) {
                    double before = way[3 * i - 3 + axis];
                    way[3 * i + axis] = before + moving[i] * (way[3 * i + axis] - before);
                }
            }
        }
    }

    /** Exponential smoothing forwards and back, twice, which delays nothing. */
    private void smooth(double[] values, int width) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 1; i < track.count(); i++) {
                if (!track.starts(i)) {
                    pull(values, i, i - 1, width, weight(i));
                }
            }
            for (int i = track.count() - 1; i > 0; i--) {
                if (!track.starts(i)) {
                    pull(values, i - 1, i, width, weight(i));
                }
            }
        }
    }

    private double weight(int place) {
        return 1 / (1 + track.secondsBefore(place) / SMOOTHING_SECONDS);
    }

    private static void pull(double[] values, int to, int from, int width, double weight) {
        for (int axis = 0; axis < width; axis++) {
            int at = to * width + axis;
            values[at] += weight * (values[from * width + axis] - values[at]);
        }
    }

    /** m/s, 0 at the start of a segment. */
    private double[] speeds(double[] metres) {
        double[] speeds = new double[track.count()];
        for (int i = 1; i < speeds.length; i++) {
            if (!track.starts(i)) {
                double dx = metres[3 * i] - metres[3 * i - 3];
                double dy = metres[3 * i + 1] - metres[3 * i - 2];
                double dz = metres[3 * i + 2] - metres[3 * i - 1];
                speeds[i] = Math.sqrt(dx * dx + dy * dy + dz * dz) / track.secondsBefore(i);
            }
        }
        return speeds;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
