package org.trocar.core.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.ErrorKind;

/** Every value of a score sheet: its key in JSON and on the wire, its unit, its name for people, and what it may be graded for. */
public enum Metric {
    TASK_TIME("s", "task time", Kind.TIME),
    TRANSFERS_DONE("1", "transfers done", Kind.OUTCOME),
    DROPS_IN_VIEW("1", "rings dropped in view", Kind.OUTCOME),
    DROPS_OUT_OF_VIEW("1", "rings dropped out of view", Kind.OUTCOME),
    TRANSFERS_NOT_IN_MID_AIR("1", "transfers not in mid-air", Kind.PROCEDURE),
    WRONG_HAND_FIRST("1", "lifts by the wrong hand", Kind.PROCEDURE),
    PATH_LENGTH_LEFT("m", "path length, left instrument tip", Kind.MOTION),
    PATH_LENGTH_RIGHT("m", "path length, right instrument tip", Kind.MOTION),
    ECONOMY_LEFT("1", "economy of motion, left", Kind.MOTION),
    ECONOMY_RIGHT("1", "economy of motion, right", Kind.MOTION),
    MOVEMENTS_LEFT("1", "movements, left", Kind.MOTION),
    MOVEMENTS_RIGHT("1", "movements, right", Kind.MOTION),
    IDLE_TIME("s", "idle time, both hands", Kind.MOTION),
    BIMANUAL_CORRELATION("1", "bimanual correlation of speed", Kind.MOTION),
    ANGULAR_PATH_LEFT("rad", "angular path, left", Kind.MOTION),
    ANGULAR_PATH_RIGHT("rad", "angular path, right", Kind.MOTION),
    SPARC_LEFT("1", "smoothness (SPARC), left", Kind.MOTION),
    SPARC_RIGHT("1", "smoothness (SPARC), right", Kind.MOTION),
    TRACKED_LEFT("1", "tracked fraction, left", Kind.CONTEXT),
    TRACKED_RIGHT("1", "tracked fraction, right", Kind.CONTEXT),
    COVERAGE("1", "coverage", Kind.CONTEXT),
    STEP_ORDER("1", "steps done in order", Kind.PROCEDURE),
    VELOCITY_PEAKS_LEFT("1", "velocity peaks, left", Kind.MOTION),
    VELOCITY_PEAKS_RIGHT("1", "velocity peaks, right", Kind.MOTION),
    LDLJ_V_LEFT("1", "smoothness (LDLJ-V), left", Kind.MOTION),
    LDLJ_V_RIGHT("1", "smoothness (LDLJ-V), right", Kind.MOTION),
    CHMARRA_SMOOTHNESS_LEFT("1", "smoothness (Chmarra), left", Kind.MOTION),
    CHMARRA_SMOOTHNESS_RIGHT("1", "smoothness (Chmarra), right", Kind.MOTION),
    WORKSPACE_LEFT("m3", "workspace (95 % ellipsoid), left", Kind.MOTION),
    WORKSPACE_RIGHT("m3", "workspace (95 % ellipsoid), right", Kind.MOTION),
    DEPTH_LEFT("m", "path along the instrument, left", Kind.MOTION),
    DEPTH_RIGHT("m", "path along the instrument, right", Kind.MOTION),
    PATH_RATIO("1", "left path over right path", Kind.MOTION),
    PATH_BALANCE("1", "balance of the two paths", Kind.MOTION),
    BOTH_MOVING("1", "both hands moving, of any moving", Kind.MOTION),
    MEAN_SPEED_LEFT("m/s", "mean speed, left", Kind.CONTEXT),
    MEAN_SPEED_RIGHT("m/s", "mean speed, right", Kind.CONTEXT),
    PEAK_SPEED_LEFT("m/s", "peak speed, left", Kind.CONTEXT),
    PEAK_SPEED_RIGHT("m/s", "peak speed, right", Kind.CONTEXT);

    private static final String LEFT = "_left";
    private static final String RIGHT = "_right";
    private static final String DOMINANT = "_dominant";
    private static final String NON_DOMINANT = "_non_dominant";

    private final String unit;
    private final String label;
    private final Kind kind;

    Metric(String unit, String label, Kind kind) {
        this.unit = unit;
        this.label = label;
        this.kind = kind;
    }

    /** What a value says something about, and so what it may weigh in a rubric. */
    public enum Kind {
        /** What came of it. */
        OUTCOME,
        /** Whether it was done as it is to be done. */
        PROCEDURE,
        /** How long it took; never graded alone. */
        TIME,
        /** How the instruments moved; certifies nobody alone. */
        MOTION,
        /** What helps to read the others; never graded. */
        CONTEXT
    }

    /** The stable key: {@code path_length_left} and so on. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** s, m, m3, m/s, rad, or 1 for counts and ratios. */
    public String unit() {
        return unit;
    }

    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    /** The kind of error it counts; empty when it counts none. */
    public Optional<ErrorKind> error() {
        return switch (this) {
            case DROPS_IN_VIEW -> Optional.of(ErrorKind.DROP_IN_VIEW);
            case DROPS_OUT_OF_VIEW -> Optional.of(ErrorKind.DROP_OUT_OF_VIEW);
            case TRANSFERS_NOT_IN_MID_AIR -> Optional.of(ErrorKind.TRANSFER_NOT_IN_MID_AIR);
            case WRONG_HAND_FIRST -> Optional.of(ErrorKind.WRONG_HAND_FIRST);
            default -> Optional.empty();
        };
    }

    /** Whose it is; empty for both hands' and nobody's. */
    public Optional<Hand> hand() {
        return key().endsWith(LEFT)
                ? Optional.of(Hand.LEFT)
                : key().endsWith(RIGHT) ? Optional.of(Hand.RIGHT) : Optional.empty();
    }

    /**
     * The metric that a rubric means.
     *
     * @param name a key, or one with {@code _dominant} or {@code _non_dominant} for the side
     * @param dominant the trainee's
     */
    public static Optional<Metric> named(String name, Hand dominant) {
        String key = name.endsWith(NON_DOMINANT)
                ? sided(name, NON_DOMINANT, dominant.other())
                : name.endsWith(DOMINANT) ? sided(name, DOMINANT, dominant) : name;
        return Stream.of(values()).filter(metric -> metric.key().equals(key)).findFirst();
    }

    private static String sided(String name, String end, Hand hand) {
        return name.substring(0, name.length() - end.length()) + (hand == Hand.LEFT ? LEFT : RIGHT);
    }

    /** Every name that {@link #named} knows. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Metric metric : values()) {
            names.add(metric.key());
            if (metric.key().endsWith(LEFT)) {
                String stem = metric.key().substring(0, metric.key().length() - LEFT.length());
                names.add(stem + DOMINANT);
                names.add(stem + NON_DOMINANT);
            }
        }
        return names;
    }
}
