package org.trocar.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The conversions keep what a movement is, and the numbers that docs/clients.md works out are theirs. */
class ConversionsTest {
    private static final Pattern WORKED =
            Pattern.compile("\\| (Unity|Unreal) \\| ([a-z ]+) \\|[^|]*\\| \\(([^)]*)\\)[^|]*\\| \\(([^)]*)\\)[^|]*\\|");
    private static final Map<String, UnaryOperator<double[]>> CONVERSIONS = Map.of(
            "Unity position", Conversions::vectorFromUnity,
            "Unity linear velocity", Conversions::vectorFromUnity,
            "Unity angular velocity", Conversions::angularVelocityFromUnity,
            "Unity quaternion", Conversions::quaternionFromUnity,
            "Unreal position", Conversions::vectorFromUnreal,
            "Unreal linear velocity", Conversions::vectorFromUnreal,
            "Unreal angular velocity", Conversions::angularVelocityFromUnreal,
            "Unreal quaternion", Conversions::quaternionFromUnreal);

    @Test
    void theWorkedNumbersInTheDocumentAreRight() throws IOException {
        Matcher rows = WORKED.matcher(Files.readString(Path.of("../docs/clients.md")));
        int checked = 0;
        while (rows.find()) {
            String which = rows.group(1) + " " + rows.group(2);
            double[] converted = CONVERSIONS.get(which).apply(numbers(rows.group(3)));
            assertArrayEquals(numbers(rows.group(4)), converted, 1e-4, which);
            checked++;
        }
        assertEquals(CONVERSIONS.size(), checked);
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.replace('−', '-').split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void rightUpAndForwardStayWhatTheyAre() {
        assertArrayEquals(new double[] {1, 0, 0}, Conversions.vectorFromUnity(new double[] {1, 0, 0}), 1e-12);
        assertArrayEquals(new double[] {0, 1, 0}, Conversions.vectorFromUnity(new double[] {0, 1, 0}), 1e-12);
        assertArrayEquals(new double[] {0, 0, -1}, Conversions.vectorFromUnity(new double[] {0, 0, 1}), 1e-12);
        assertArrayEquals(new double[] {1, 0, 0}, Conversions.vectorFromUnreal(new double[] {0, 100, 0}), 1e-12);
        assertArrayEquals(new double[] {0, 1, 0}, Conversions.vectorFromUnreal(new double[] {0, 0, 100}), 1e-12);
        assertArrayEquals(new double[] {0, 0, -1}, Conversions.vectorFromUnreal(new double[] {100, 0, 0}), 1e-12);
    }

    @Test
    void turningFirstOrConvertingFirstIsTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            double[] turn = unit(random);
            double[] point = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            assertArrayEquals(
                    Conversions.vectorFromUnity(turned(turn, point)),
                    turned(Conversions.quaternionFromUnity(turn), Conversions.vectorFromUnity(point)),
                    1e-9);
            assertArrayEquals(
                    Conversions.vectorFromUnreal(turned(turn, point)),
                    turned(Conversions.quaternionFromUnreal(turn), Conversions.vectorFromUnreal(point)),
                    1e-9);
        }
    }

    @Test
    void theVelocityOfAPointThatTurnsStaysItsVelocity() {
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            double[] angular = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double[] point = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            assertArrayEquals(
                    Conversions.vectorFromUnity(cross(angular, point)),
                    cross(Conversions.angularVelocityFromUnity(angular), Conversions.vectorFromUnity(point)),
                    1e-9);
            assertArrayEquals(
                    Conversions.vectorFromUnreal(cross(angular, point)),
                    cross(Conversions.angularVelocityFromUnreal(angular), Conversions.vectorFromUnreal(point)),
                    1e-9);
        }
    }

    private static double[] unit(Random random) {
        double[] a = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        double length = Math.sqrt(Arrays.stream(a).map(value -> value * value).sum());
        return Arrays.stream(a).map(value -> value / length).toArray();
    }

    /** v + 2w(q × v) + 2q × (q × v): the same algebra in either handedness. */
    private static double[] turned(double[] q, double[] v) {
        double[] once = cross(q, v);
        double[] twice = cross(q, once);
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = v[i] + 2 * (q[3] * once[i] + twice[i]);
        }
        return out;
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
