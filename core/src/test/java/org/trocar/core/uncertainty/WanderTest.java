package org.trocar.core.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.core.metric.MotionPipeline;

class WanderTest {
    private static final double SAMPLE_SECONDS = 1 / 72.0;

    /** Through the pipeline itself, for a minute. */
    private static double speedOfUnit(double memory) {
        MotionPipeline motion = new MotionPipeline();
        Gaussian normal = new Gaussian(7);
        double kept = memory == 0 ? 0 : Math.exp(-SAMPLE_SECONDS / memory);
        double[] state = {normal.next(), normal.next(), normal.next()};
        for (int i = 0; i < 60 * 72; i++) {
            for (int axis = 0; axis < 3; axis++) {
                state[axis] = kept * state[axis] + Math.sqrt(1 - kept * kept) * normal.next();
            }
            Vec3 point = new Vec3(state[0], state[1], state[2]);
            motion.sample((long) (i * SAMPLE_SECONDS * 1e9), 0, point, new Quat(), true);
        }
        return motion.pathMetres() / (motion.trackedNanos() * 1e-9);
    }

    @Test
    void theStillSpeedIsWorkedOutAsThePipelineMeasuresIt() {
        for (double memory : new double[] {0, 0.01, 0.1, 0.5}) {
            double measured = speedOfUnit(memory);
            assertEquals(measured, Wander.speedOfUnit(memory, SAMPLE_SECONDS), 0.04 * measured, "memory " + memory);
        }
    }

    @Test
    void aFitHasTheMeasuredStillSpeedWhateverTheSpread() {
        for (double sd : new double[] {0.0001, 0.0003, 0.001, 0.01}) {
            Wander fit = Wander.fit(new TipNoise(sd, 0.005, NoiseSource.MEASURED, ""), SAMPLE_SECONDS);
            double speed = fit.sdMetres() * Wander.speedOfUnit(fit.memorySeconds(), SAMPLE_SECONDS);
            assertEquals(0.005, speed, 1e-9);
        }
    }

    @Test
    void slowSwayIsFoundToHaveMemoryAndJitterNone() {
        double white = Wander.speedOfUnit(0, SAMPLE_SECONDS);
        Wander jitter = Wander.fit(new TipNoise(0.0003, 0.0003 * white, NoiseSource.MEASURED, ""), SAMPLE_SECONDS);
        Wander sway = Wander.fit(new TipNoise(0.0003, 0.0001 * white, NoiseSource.MEASURED, ""), SAMPLE_SECONDS);
        assertEquals(0, jitter.memorySeconds());
        assertEquals(0.0003, jitter.sdMetres(), 1e-12);
        assertTrue(sway.memorySeconds() > 0.05, "memory " + sway.memorySeconds());
    }

    @Test
    void seededNumbersAreStandardNormal() {
        Gaussian normal = new Gaussian(3);
        double sum = 0;
        double squares = 0;
        int beyond = 0;
        for (int i = 0; i < 200_000; i++) {
            double value = normal.next();
            sum += value;
            squares += value * value;
            beyond += Math.abs(value) > 1.959964 ? 1 : 0;
        }
        assertEquals(0, sum / 200_000, 0.01);
        assertEquals(1, squares / 200_000, 0.015);
        assertEquals(0.05, beyond / 200_000.0, 0.003);
        assertEquals(1.959964, Gaussian.quantile(0.975), 1e-6);
    }
}
