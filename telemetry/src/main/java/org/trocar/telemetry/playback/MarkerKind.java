package org.trocar.telemetry.playback;

/** Why a moment of a session is worth finding again. */
public enum MarkerKind {
    /** The trainee made an error that the rubric knows. */
    ERROR,
    /** The coach told the trainee something. */
    CUE,
    /** A ring stands where it was to be brought. */
    TRANSFER,
    /** A hand was lost or found again. */
    TRACKING,
    /** Time without input: left out of a recording, slipped by a late server, or the connection was gone. */
    GAP,
    /** The run was paused or went on. */
    PAUSE,
    /** The server died, and another took the run up. */
    RESTART,
    /** Somebody marked the moment, or an operator told the trainee something. */
    MARK,
    /** Anything else that happened. */
    EVENT
}
