package org.trocar.core.metric;

import org.trocar.core.math.Vec3;

/**
 * LDLJ-A, the log dimensionless jerk of one movement from its acceleration: −ln(T/a_peak² · Σ‖ΔA·fs‖²/fs), T = N/fs for N acceleration
 * samples (Melendez-Calderon et al. 2021, Front. Bioeng. Biotechnol. 8:558771). For research, of a whole movement.
 * No validity evidence in surgery known to us.
 */
public final class AccelerationJerk {
    private AccelerationJerk() {}

    /** The raw form; NaN with fewer than two samples or without acceleration or jerk. */
    public static double log(Vec3[] accelerations, double sampleHz) {
        return log(accelerations, sampleHz, new Vec3());
    }

    /** The form whose peak is taken about the mean acceleration, which removes a constant such as gravity. */
    public static double logWithoutMean(Vec3[] accelerations, double sampleHz) {
        Vec3 mean = new Vec3();
        for (Vec3 acceleration : accelerations) {
            mean.add(acceleration);
        }
        return log(accelerations, sampleHz, mean.scale(1.0 / accelerations.length));
    }

    private static double log(Vec3[] accelerations, double sampleHz, Vec3 centre) {
        double peakSquared = 0;
        double sumSquared = 0;
        Vec3 difference = new Vec3();
        for (int i = 0; i < accelerations.length; i++) {
            peakSquared = Math.max(
                    peakSquared, difference.difference(accelerations[i], centre).lengthSquared());
            if (i > 0) {
                sumSquared += difference
                        .difference(accelerations[i], accelerations[i - 1])
                        .lengthSquared();
            }
        }
        double jerk = accelerations.length / sampleHz / peakSquared * (sumSquared * sampleHz);
        return jerk > 0 ? -StrictMath.log(jerk) : Double.NaN;
    }
}
