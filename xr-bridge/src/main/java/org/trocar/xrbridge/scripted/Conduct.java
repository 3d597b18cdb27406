package org.trocar.xrbridge.scripted;

/** What a scripted trainee does after calibration. */
public enum Conduct {
    OPERATE,
    /** Holds both hands where they are. */
    DO_NOTHING,
    /** Waves both hands and opens and closes them, taking no notice of the field. */
    WAVE
}
