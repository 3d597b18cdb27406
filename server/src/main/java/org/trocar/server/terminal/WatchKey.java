package org.trocar.server.terminal;

/** What a person can ask of the table of sessions by a key. */
enum WatchKey {
    UP,
    DOWN,
    PAUSE_OR_RESUME,
    MARK,
    TELL,
    END,
    HELP,
    QUIT,
    /** While something is typed: comes with the character. */
    TYPED,
    RUB_OUT,
    ENTER,
    GIVE_UP,
    /** No key of ours. */
    OTHER
}
