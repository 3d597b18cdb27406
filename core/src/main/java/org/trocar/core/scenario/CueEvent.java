package org.trocar.core.scenario;

import java.util.Locale;

/** What can happen in the world and give a cue. */
public enum CueEvent {
    TASK_STARTED,
    GRASPED,
    RELEASED,
    /** A grasp was pulled above its break force and yielded. */
    SLIPPED,
    CLOSED_ON_NOTHING,
    LIFTED,
    HANDED_OVER,
    PLACED,
    TURNED_BACK,
    DROPPED_IN_VIEW,
    DROPPED_OUT_OF_VIEW,
    TRANSFERRED_NOT_IN_MID_AIR,
    LIFTED_BY_WRONG_HAND;

    /** The name used in scenario files: {@code closed_on_nothing} and so on. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
