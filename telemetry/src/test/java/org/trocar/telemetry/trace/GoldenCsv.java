package org.trocar.telemetry.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;

/** The golden file's signals as traces, by its conventions, and its values. */
final class GoldenCsv {
    private static final Path FILE =
            Path.of("").toAbsolutePath().getParent().resolve("core/src/test/resources/motion-metrics-golden.json");
    private static final double[] U = {0.6, 0.64, 0.48};
    private static final double[] W = {0.8, 0, 0.6};

    private GoldenCsv() {}

    static JsonNode values() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    /** A signal of group B. */
    static String trace(String name, double hertz, double seconds) {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        SplittableRandom random = new SplittableRandom(20240607);
        for (int i = 0; i <= Math.rint(seconds * hertz); i++) {
            double[] p = course(name).apply(i / hertz);
            if (name.contains("nois")) {
                addNoise(p, random);
            }
            line(csv, i / hertz, p);
        }
        return csv.toString();
    }

    /** The pair of group E. */
    static String pair(double hertz, double seconds) {
        StringBuilder csv = new StringBuilder("time_s,hand,x_m,y_m,z_m\n");
        for (int i = 0; i <= Math.rint(seconds * hertz); i++) {
            double t = i / hertz;
            double a = Math.PI * t;
            handLine(csv, t, "left", -0.1 + 0.04 * Math.sin(a), 0.02 * Math.sin(2 * a + 0.3), 0);
            handLine(csv, t, "right", 0.1 + 0.05 * Math.sin(a + 0.4), 0.02 * Math.cos(1.5 * a), 0.01 * Math.sin(3 * a));
        }
        return csv.toString();
    }

    /** The turn of group F about a point that stays where it is. */
    static String turn(double hertz, double seconds) {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m,qx,qy,qz,qw\n");
        for (int i = 0; i <= Math.rint(seconds * hertz); i++) {
            double t = i / hertz;
            double yaw = Math.PI / 4 * minimumJerk(t);
            double pitch = Math.toRadians(5) / 2 * Math.sin(4 * Math.PI * t);
            line(
                    csv,
                    t,
                    0,
                    0,
                    0,
                    Math.cos(yaw) * Math.sin(pitch),
                    Math.sin(yaw) * Math.sin(pitch),
                    Math.sin(yaw) * Math.cos(pitch),
                    Math.cos(yaw) * Math.cos(pitch));
        }
        return csv.toString();
    }

    /** Group H: tracking at 30 Hz held onto frames at 90 Hz. */
    static String heldCopies() {
        StringBuilder csv = new StringBuilder("time_s,x_m,y_m,z_m\n");
        for (int i = 0; i <= 180; i++) {
            line(csv, i / 90.0, along(U, 0.30 * minimumJerk(Math.floor(i / 3.0) * 3 / 90 / 2)));
        }
        return csv.toString();
    }

    private static void line(StringBuilder csv, double t, double... values) {
        csv.append(t);
        for (double value : values) {
            csv.append(',').append(value);
        }
        csv.append('\n');
    }

    private static void handLine(StringBuilder csv, double t, String hand, double x, double y, double z) {
        csv.append(t).append(',').append(hand);
        csv.append(',').append(x).append(',').append(y).append(',').append(z).append('\n');
    }

    private static DoubleFunction<double[]> course(String name) {
        return switch (name) {
            case "minjerk_reach" -> t -> along(U, 0.30 * minimumJerk(t));
            case "two_submovements" ->
                t -> sum(along(U, 0.20 * minimumJerk(t / 0.6)), along(W, 0.10 * minimumJerk((t - 0.45) / 0.5)));
            case "reach_with_tremor" ->
                t -> sum(along(U, 0.30 * minimumJerk(t / 2)), new double[] {
                    0, 0.0005 * Math.sin(20 * Math.PI * t), 0.0003 * Math.sin(18 * Math.PI * t + 0.7)
                });
            case "tremor_only" -> t -> new double[] {0.001 * Math.sin(20 * Math.PI * t), 0, 0};
            case "noisy_reach" -> t -> along(U, 0.30 * minimumJerk(t / 2));
            case "stationary_noise" -> t -> new double[3];
            default -> throw new IllegalArgumentException("no signal is called " + name);
        };
    }

    private static double minimumJerk(double x) {
        double c = Math.max(0, Math.min(1, x));
        return c * c * c * (10 - 15 * c + 6 * c * c);
    }

    private static double[] along(double[] direction, double metres) {
        return new double[] {direction[0] * metres, direction[1] * metres, direction[2] * metres};
    }

    private static double[] sum(double[] a, double[] b) {
        return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    }

    private static void addNoise(double[] p, SplittableRandom random) {
        double u1 = 1 - random.nextDouble();
        double u2 = random.nextDouble();
        double u3 = 1 - random.nextDouble();
        double u4 = random.nextDouble();
        double r = Math.sqrt(-2 * Math.log(u1));
        p[0] += 0.0003 * r * Math.cos(2 * Math.PI * u2);
        p[1] += 0.0003 * r * Math.sin(2 * Math.PI * u2);
        p[2] += 0.0003 * Math.sqrt(-2 * Math.log(u3)) * Math.cos(2 * Math.PI * u4);
    }
}
