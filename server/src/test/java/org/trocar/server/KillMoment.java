package org.trocar.server;

/** What the server is doing when it is killed. */
enum KillMoment {
    RUNNING,
    /** At least one session was asked for and not answered. */
    OPENING,
    /** A day of the calendar has just begun, so the journals begin new files. */
    ROLLING,
    /** At least one run was finished and its end not told. */
    CLOSING
}
