package org.trocar.core.scenario;

/** What a cue reacts to. */
public enum CueKind {
    TRACKING_LOST,
    TOO_FAST_NEAR_PEG,
    IDLE_TOO_LONG,
    RING_DROPPED,
    WRONG_HAND_FIRST,
    CLOSED_ON_NOTHING;

    /** The name used in scenario files and on the wire: {@code tracking_lost} and so on. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
