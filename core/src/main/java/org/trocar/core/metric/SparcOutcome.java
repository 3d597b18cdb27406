package org.trocar.core.metric;

/** Whether a movement has a spectral arc length, and if not, why. */
public enum SparcOutcome {
    DEFINED,
    /** The movement is longer than {@link MotionPipeline#MAX_SPARC_SAMPLES}. */
    TOO_LONG,
    /** A segment began or ended so close that fewer samples are left than it takes to confirm a movement. */
    TOO_SHORT,
    /** The peak speed is under {@link MotionPipeline#MIN_SPARC_PEAK_METRES_PER_SECOND}: noise would decide. */
    TOO_SLOW,
    /** The spectrum has a single bin above the threshold. */
    SINGLE_BIN;

    static final SparcOutcome[] VALUES = values();
}
