package org.trocar.core.content;

/** What a file of schema 1 can have a cue for: one rule of each, with conditions that are fixed here. */
enum CueKind {
    TRACKING_LOST,
    TOO_FAST_NEAR_PEG,
    IDLE_TOO_LONG,
    RING_DROPPED,
    WRONG_HAND_FIRST,
    CLOSED_ON_NOTHING;

    /** The name used in files: {@code tracking_lost} and so on. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
