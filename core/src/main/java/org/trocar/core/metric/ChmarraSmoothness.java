package org.trocar.core.metric;

/**
 * Smoothness normalised by time and path, √(T⁵/(2L²) · ∫‖jerk‖² dt), dimensionless, lower is smoother (Chmarra et al. 2010, Surg. Endosc.
 * 24:1031).
 *
 * <p>Evidence: only as one of six that together put 23 of 31 people into the right level (doi 10.1007/s00464-009-0721-y); see
 * {@link Measure#CHMARRA_SMOOTHNESS}. It grows with the fifth power of time: long rests are unsmooth to it.
 */
public final class ChmarraSmoothness {
    private ChmarraSmoothness() {}

    /**
     * @param seconds how long the motion took
     * @param pathMetres its path length
     * @param jerkIntegral ∫‖jerk‖² dt, m²/s⁵
     * @return NaN without a path of at least a micrometre
     */
    public static double of(double seconds, double pathMetres, double jerkIntegral) {
        double squared = seconds * seconds;
        return Stillness.isWay(pathMetres)
                ? Math.sqrt(squared * squared * seconds / (2 * pathMetres * pathMetres) * jerkIntegral)
                : Double.NaN;
    }
}
