package org.trocar.core.metric;

/**
 * Smoothness normalised by time and path, √(T⁵/(2L²) · ∫‖jerk‖² dt), dimensionless, lower is smoother (Chmarra et al. 2010, Surg. Endosc.
 * 24:1031).
 */
public final class ChmarraSmoothness {
    private ChmarraSmoothness() {}

    /**
     * @param seconds how long the motion took
     * @param pathMetres its path length
     * @param jerkIntegral ∫‖jerk‖² dt, m²/s⁵
     * @return NaN without a path
     */
    public static double of(double seconds, double pathMetres, double jerkIntegral) {
        double squared = seconds * seconds;
        return pathMetres > 0
                ? Math.sqrt(squared * squared * seconds / (2 * pathMetres * pathMetres) * jerkIntegral)
                : Double.NaN;
    }
}
