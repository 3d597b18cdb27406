package org.trocar.core.scoring;

import java.util.Locale;

/** Every value of a score sheet: its key in JSON and on the wire, its unit, and its name for people. */
public enum Metric {
    TASK_TIME("s", "task time"),
    TRANSFERS_DONE("1", "transfers done"),
    DROPS_IN_VIEW("1", "rings dropped in view"),
    DROPS_OUT_OF_VIEW("1", "rings dropped out of view"),
    TRANSFERS_NOT_IN_MID_AIR("1", "transfers not in mid-air"),
    WRONG_HAND_FIRST("1", "lifts by the wrong hand"),
    PATH_LENGTH_LEFT("m", "path length, left instrument tip"),
    PATH_LENGTH_RIGHT("m", "path length, right instrument tip"),
    ECONOMY_LEFT("1", "economy of motion, left"),
    ECONOMY_RIGHT("1", "economy of motion, right"),
    MOVEMENTS_LEFT("1", "movements, left"),
    MOVEMENTS_RIGHT("1", "movements, right"),
    IDLE_TIME("s", "idle time, both hands"),
    BIMANUAL_CORRELATION("1", "bimanual correlation of speed"),
    ANGULAR_PATH_LEFT("rad", "angular path, left"),
    ANGULAR_PATH_RIGHT("rad", "angular path, right"),
    SPARC_LEFT("1", "smoothness (SPARC), left"),
    SPARC_RIGHT("1", "smoothness (SPARC), right"),
    TRACKED_LEFT("1", "tracked fraction, left"),
    TRACKED_RIGHT("1", "tracked fraction, right"),
    COVERAGE("1", "coverage");

    private final String unit;
    private final String label;

    Metric(String unit, String label) {
        this.unit = unit;
        this.label = label;
    }

    /** The stable key: {@code path_length_left} and so on. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** s, m, rad, or 1 for counts and ratios. */
    public String unit() {
        return unit;
    }

    public String label() {
        return label;
    }
}
