package org.trocar.core.session;

/** What ticks follow: the wall's time, or the frames' own. */
public enum Pace {
    REALTIME,
    LOCKSTEP
}
