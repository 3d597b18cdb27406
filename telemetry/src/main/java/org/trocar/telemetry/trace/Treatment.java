package org.trocar.telemetry.trace;

/** What is done to a trace's samples before they are measured. */
public enum Treatment {
    /** Nothing: their differences are taken at their own mean rate. */
    RAW,
    /** Copies and untracked samples dropped, split at gaps, resampled to 100 Hz, filtered at 6 Hz: as every session is measured. */
    PIPELINE
}
