package org.trocar.core.uncertainty;

/** How a hand's noise floor is known. */
public enum NoiseSource {
    /** From two still seconds of this very run's calibration, which tell the level to about one part in eight. */
    MEASURED(0.12),
    /** From what others measured of such a device: within a factor of two, say. */
    DEVICE(0.4),
    /** Not at all: nobody can say how far a motion metric of this run is off. */
    UNKNOWN(Double.NaN);

    private final double levelSd;

    NoiseSource(double levelSd) {
        this.levelSd = levelSd;
    }

    /** How well the noise's level is known: the standard deviation of its logarithm. */
    double levelSd() {
        return levelSd;
    }
}
