package org.trocar.core.scenario;

import java.util.Locale;

/** What a cue can be given above a threshold of. Live values: nothing is known yet of the tracker's share in them. */
public enum CueMeter {
    /** For how long a hand has not been tracked, seconds. */
    UNTRACKED_FOR(true, false),
    /** An instrument tip's filtered speed, m/s; 0 while its hand is not tracked. */
    TIP_SPEED(true, false),
    /** The same while the tip is near a peg's top; 0 elsewhere. */
    TIP_SPEED_NEAR_PEG(true, false),
    /** For how long neither hand has moved, seconds. */
    IDLE_FOR(false, false),
    /** Since the first touch of a ring, without pauses, seconds. */
    TASK_TIME(false, true),
    /** An instrument tip's path so far, metres. */
    PATH_LENGTH(true, true),
    /** The idle time so far, seconds. */
    IDLE_TIME(false, true),
    /** Errors so far, of all kinds. */
    ERRORS(false, true),
    DROPS_IN_VIEW(false, true),
    DROPS_OUT_OF_VIEW(false, true),
    TRANSFERS_NOT_IN_MID_AIR(false, true),
    WRONG_HAND_FIRST(false, true);

    private final boolean ofEachHand;
    private final boolean soFar;

    CueMeter(boolean ofEachHand, boolean soFar) {
        this.ofEachHand = ofEachHand;
        this.soFar = soFar;
    }

    /** The name used in scenario files: {@code tip_speed} and so on. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether each hand has its own value, and its own cue. */
    public boolean ofEachHand() {
        return ofEachHand;
    }

    /** Whether it is of the run up to now and never falls, so that its cue comes once. */
    public boolean soFar() {
        return soFar;
    }
}
