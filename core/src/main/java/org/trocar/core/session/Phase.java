package org.trocar.core.session;

/** Where a run stands. */
public enum Phase {
    /** Waiting for two still seconds with both hands at their start. */
    CALIBRATING,
    RUNNING,
    PAUSED,
    ENDED
}
