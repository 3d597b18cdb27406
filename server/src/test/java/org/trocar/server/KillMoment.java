package org.trocar.server;

/** What the server is doing when it is killed, as its folder and its clients' logs show afterwards. */
enum KillMoment {
    RUNNING,
    /** At least one session's folder was there whose client was not told of it. */
    OPENING,
    /** At least one journal had begun a new file within the last 25 ms. */
    ROLLING,
    /** At least one session's folder was closed in part. */
    CLOSING,
    /** At least one client had asked the server for its session back, which another had lost by dying, and was not answered. */
    RECOVERING
}
