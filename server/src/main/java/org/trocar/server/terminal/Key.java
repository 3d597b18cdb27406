package org.trocar.server.terminal;

/** What a person can ask of a replay by a key. */
enum Key {
    PLAY_OR_PAUSE,
    SECOND_BACK,
    SECOND_ON,
    TICK_BACK,
    TICK_ON,
    PREVIOUS_ERROR,
    NEXT_ERROR,
    PREVIOUS_CUE,
    NEXT_CUE,
    PREVIOUS_MARKER,
    NEXT_MARKER,
    FASTER,
    SLOWER,
    /** Comes with the digit. */
    TENTH,
    GO_TO,
    HELP,
    QUIT,
    /** While a time is typed: comes with the character. */
    TYPED,
    RUB_OUT,
    ENTER,
    GIVE_UP,
    /** No key of ours. */
    OTHER
}
