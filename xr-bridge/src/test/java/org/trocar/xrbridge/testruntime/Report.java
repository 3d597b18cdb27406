package org.trocar.xrbridge.testruntime;

/** What the runtime says of its caller; {@code device.h} has the same list in the same order and says what each means. */
enum Report {
    VIOLATIONS,
    TEXTS,
    INSTANCES,
    SESSIONS,
    SESSION_STATE,
    EVENTS_TAKEN,
    SYNCS,
    HAND_LOCATIONS,
    PLAYING_SINCE,
    LEFT_HAPTICS,
    RIGHT_HAPTICS,
    LEFT_STOPS,
    RIGHT_STOPS,
    UNFELT_HAPTICS,
    HAPTIC_MILLIAMPLITUDE,
    HAPTIC_NANOS,
    HAPTIC_MILLIHERTZ
}
