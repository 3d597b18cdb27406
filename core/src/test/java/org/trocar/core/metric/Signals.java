package org.trocar.core.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.trocar.core.math.Vec3;

/** The golden file's signals, by its conventions, and what a test derives from them. */
final class Signals {
    static final Vec3 U = new Vec3(0.6, 0.64, 0.48);
    static final Vec3 W = new Vec3(0.8, 0, 0.6);
    /** The golden pair of group E. */
    static final DoubleFunction<Vec3> LEFT =
            t -> new Vec3(-0.1 + 0.04 * Math.sin(Math.PI * t), 0.02 * Math.sin(2 * Math.PI * t + 0.3), 0);

    static final DoubleFunction<Vec3> RIGHT = t -> new Vec3(
            0.1 + 0.05 * Math.sin(Math.PI * t + 0.4),
            0.02 * Math.cos(1.5 * Math.PI * t),
            0.01 * Math.sin(3 * Math.PI * t));

    private static final long NOISE_SEED = 20240607;

    private Signals() {}

    /** The minimum-jerk course from 0 to 1. */
    static double minimumJerk(double x) {
        double c = Math.max(0, Math.min(1, x));
        return c * c * c * (10 - 15 * c + 6 * c * c);
    }

    /** Its derivative. */
    static double minimumJerkSpeed(double x) {
        return x < 0 || x > 1 ? 0 : 30 * x * x * (1 - x) * (1 - x);
    }

    static Vec3 along(Vec3 direction, double metres) {
        return new Vec3().addScaled(direction, metres);
    }

    static Vec3[] positions(double fs, double seconds, DoubleFunction<Vec3> course) {
        return IntStream.rangeClosed(0, (int) Math.rint(seconds * fs))
                .mapToObj(i -> course.apply(i / fs))
                .toArray(Vec3[]::new);
    }

    static double[] scalars(double fs, double seconds, DoubleUnaryOperator course) {
        return IntStream.rangeClosed(0, (int) Math.rint(seconds * fs))
                .mapToDouble(i -> course.applyAsDouble(i / fs))
                .toArray();
    }

    static DoubleFunction<Vec3> course(String name) {
        return switch (name) {
            case "minjerk_reach" -> t -> along(U, 0.30 * minimumJerk(t));
            case "two_submovements" ->
                t -> along(U, 0.20 * minimumJerk(t / 0.6)).addScaled(W, 0.10 * minimumJerk((t - 0.45) / 0.5));
            case "reach_with_tremor" ->
                t -> along(U, 0.30 * minimumJerk(t / 2))
                        .add(new Vec3(0, tremor(0.0005, 10, t, 0), tremor(0.0003, 9, t, 0.7)));
            case "tremor_only" -> t -> new Vec3(tremor(0.001, 10, t, 0), 0, 0);
            case "noisy_reach" -> t -> along(U, 0.30 * minimumJerk(t / 2));
            case "stationary_noise" -> t -> new Vec3();
            default -> throw new IllegalArgumentException("no signal is called " + name);
        };
    }

    /** The group B signal of that name. */
    static Vec3[] positions(String name, double fs, double seconds) {
        Vec3[] points = positions(fs, seconds, course(name));
        if (name.contains("nois")) {
            Vec3[] noise = noise(points.length);
            for (int i = 0; i < points.length; i++) {
                points[i].addScaled(noise[i], 0.0003);
            }
        }
        return points;
    }

    private static double tremor(double metres, double hertz, double t, double phase) {
        return metres * Math.sin(2 * Math.PI * hertz * t + phase);
    }

    static Vec3[] noise(int count) {
        SplittableRandom random = new SplittableRandom(NOISE_SEED);
        Vec3[] noise = new Vec3[count];
        for (int i = 0; i < count; i++) {
            double u1 = 1 - random.nextDouble();
            double u2 = random.nextDouble();
            double u3 = 1 - random.nextDouble();
            double u4 = random.nextDouble();
            double r = Math.sqrt(-2 * Math.log(u1));
            noise[i] = new Vec3(
                    r * Math.cos(2 * Math.PI * u2),
                    r * Math.sin(2 * Math.PI * u2),
                    Math.sqrt(-2 * Math.log(u3)) * Math.cos(2 * Math.PI * u4));
        }
        return noise;
    }

    static Vec3[] lowPassed(Vec3[] points, double fs) {
        return lowPassed(points, fs, points[0]);
    }

    private static Vec3[] lowPassed(Vec3[] points, double fs, Vec3 start) {
        PointFilter filter = new PointFilter(Biquad.lowPass(fs, 6));
        filter.startAt(start);
        Vec3[] out = new Vec3[points.length];
        for (int i = 0; i < points.length; i++) {
            out[i] = filter.next(points[i], new Vec3());
        }
        return out;
    }

    /** Forward and backward, with nine points mirrored through each end, as SciPy's filtfilt does. */
    static Vec3[] lowPassedBothWays(Vec3[] points, double fs) {
        int pad = 9;
        int n = points.length;
        Vec3[] padded = new Vec3[n + 2 * pad];
        for (int i = 0; i < padded.length; i++) {
            int j = i - pad;
            Vec3 end = j < 0 ? points[0] : points[n - 1];
            int mirrored = j < 0 ? -j : 2 * (n - 1) - j;
            padded[i] = j < 0 || j >= n ? new Vec3().set(end).scale(2).sub(points[mirrored]) : points[j];
        }
        Vec3[] result = reversed(lowPassed(reversed(lowPassed(padded, fs)), fs));
        return Arrays.copyOfRange(result, pad, pad + n);
    }

    private static Vec3[] reversed(Vec3[] points) {
        return IntStream.range(0, points.length)
                .mapToObj(i -> points[points.length - 1 - i])
                .toArray(Vec3[]::new);
    }

    static Vec3[] differences(Vec3[] points, double fs) {
        return IntStream.range(1, points.length)
                .mapToObj(i -> new Vec3().difference(points[i], points[i - 1]).scale(fs))
                .toArray(Vec3[]::new);
    }

    static double[] lengths(Vec3[] vectors) {
        return Arrays.stream(vectors).mapToDouble(Vec3::length).toArray();
    }
}
