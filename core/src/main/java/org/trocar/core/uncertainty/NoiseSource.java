package org.trocar.core.uncertainty;

/** How a hand's noise floor is known. */
public enum NoiseSource {
    /** From two still seconds of this very run's calibration. */
    MEASURED,
    /** From what others measured of such a device. */
    DEVICE,
    /** Not at all: nobody can say how far a motion metric of this run is off. */
    UNKNOWN
}
