package org.trocar.core.grade;

import java.util.Locale;
import org.trocar.core.scenario.ErrorKind;
import org.trocar.core.scoring.Metric;

/** What a point of a run's summary is about. */
public enum Subject {
    /** Getting to the end of the task. */
    FINISH,
    TIME,
    DROP_IN_VIEW,
    DROP_OUT_OF_VIEW,
    TRANSFER_NOT_IN_MID_AIR,
    WRONG_HAND_FIRST,
    STEPS,
    /** How far the instruments travelled for what they did. */
    ECONOMY,
    MOVEMENTS,
    IDLE,
    BIMANUAL,
    SMOOTHNESS,
    /** Anything else that a rubric judges. */
    OTHER,
    /** Keeping the hands where the device sees them. */
    TRACKING,
    /** A run that says nothing has to be done again. */
    AGAIN,
    /** Nothing was lost: do it once more. */
    REPEAT;

    static Subject of(ErrorKind error) {
        return switch (error) {
            case DROP_IN_VIEW -> DROP_IN_VIEW;
            case DROP_OUT_OF_VIEW -> DROP_OUT_OF_VIEW;
            case TRANSFER_NOT_IN_MID_AIR -> TRANSFER_NOT_IN_MID_AIR;
            case WRONG_HAND_FIRST -> WRONG_HAND_FIRST;
        };
    }

    static Subject of(Metric metric) {
        if (metric.error().isPresent()) {
            return of(metric.error().get());
        }
        return switch (metric) {
            case TASK_TIME -> TIME;
            case TRANSFERS_DONE -> FINISH;
            case STEP_ORDER -> STEPS;
            case PATH_LENGTH_LEFT,
                    PATH_LENGTH_RIGHT,
                    ECONOMY_LEFT,
                    ECONOMY_RIGHT,
                    DEPTH_LEFT,
                    DEPTH_RIGHT,
                    ANGULAR_PATH_LEFT,
                    ANGULAR_PATH_RIGHT,
                    WORKSPACE_LEFT,
                    WORKSPACE_RIGHT -> ECONOMY;
            case MOVEMENTS_LEFT, MOVEMENTS_RIGHT, VELOCITY_PEAKS_LEFT, VELOCITY_PEAKS_RIGHT -> MOVEMENTS;
            case IDLE_TIME -> IDLE;
            case BIMANUAL_CORRELATION, PATH_RATIO, PATH_BALANCE, BOTH_MOVING -> BIMANUAL;
            case SPARC_LEFT,
                    SPARC_RIGHT,
                    LDLJ_V_LEFT,
                    LDLJ_V_RIGHT,
                    CHMARRA_SMOOTHNESS_LEFT,
                    CHMARRA_SMOOTHNESS_RIGHT -> SMOOTHNESS;
            default -> OTHER;
        };
    }

    /** Whether it can cost something or be done well; the others are only ever advice. */
    boolean canBeJudged() {
        return ordinal() < TRACKING.ordinal();
    }

    /** The name used on the wire and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
