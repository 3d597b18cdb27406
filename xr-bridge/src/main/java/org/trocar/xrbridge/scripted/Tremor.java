package org.trocar.xrbridge.scripted;

import java.util.SplittableRandom;
import org.trocar.core.math.Vec3;

/** Physiological tremor of one hand: on each axis three sines of random phase between 8 and 12 Hz. */
final class Tremor {
    private static final int SINES = 3;
    private static final double LOWEST_HERTZ = 8;
    private static final double HIGHEST_HERTZ = 12;

    private final double amplitude;
    private final double[] radiansPerSecond = new double[3 * SINES];
    private final double[] phase = new double[3 * SINES];

    /** @param amplitudeMetres the furthest it takes a hand along one axis */
    Tremor(double amplitudeMetres, SplittableRandom random) {
        amplitude = amplitudeMetres / SINES;
        for (int i = 0; i < phase.length; i++) {
            radiansPerSecond[i] = 2 * Math.PI * random.nextDouble(LOWEST_HERTZ, HIGHEST_HERTZ);
            phase[i] = 2 * Math.PI * random.nextDouble();
        }
    }

    void addTo(Vec3 position, double seconds) {
        position.x += axis(0, seconds);
        position.y += axis(1, seconds);
        position.z += axis(2, seconds);
    }

    private double axis(int axis, double seconds) {
        double sum = 0;
        for (int i = axis * SINES; i < (axis + 1) * SINES; i++) {
            sum += StrictMath.sin(radiansPerSecond[i] * seconds + phase[i]);
        }
        return amplitude * sum;
    }
}
