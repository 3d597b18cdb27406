package org.trocar.core.world;

import org.trocar.core.scenario.ErrorKind;

/** What can happen in a peg transfer's world in one tick. */
public enum EventKind {
    /** The field was laid from two still seconds; the value is its yaw in the tracking space, radians, the place its origin there. */
    CALIBRATED,
    /** The field was laid from proposed hand positions; value and place as for {@link #CALIBRATED}. */
    PLACED_UNCALIBRATED,
    /** How far a still hand strayed from its mean while calibrating, root mean square, metres: what the tracker adds by itself. */
    NOISE_MEASURED,
    /** The tracking space's origin moved: the field has to be laid anew. */
    SPACE_MOVED,
    /** A jaw touched a ring for the first time in the run: the task's clock starts. */
    TASK_STARTED,
    GRASPED,
    RELEASED,
    /** A grasp was pulled above its break force and yielded; the value is the force in simulated newtons. */
    SLIPPED,
    CLOSED_ON_NOTHING,
    /** A ring left its peg in a hand. */
    LIFTED,
    /** A ring went from one hand to the other. */
    HANDED_OVER,
    /** A ring stands on a free peg of the side it was to be brought to; the value is how long ago it was released, seconds. */
    PLACED,
    /** All rings that can be are on the other side; the way back begins. */
    TURNED_BACK,
    /** The last ring was released; the value is the task time, seconds. */
    TASK_FINISHED,
    /** For every error the value is how long ago its cause was, seconds: a drop is known only a moment after the release. */
    DROPPED_IN_VIEW,
    DROPPED_OUT_OF_VIEW,
    TRANSFERRED_NOT_IN_MID_AIR,
    LIFTED_BY_WRONG_HAND,
    /** The value is for how long the hand has been untracked, seconds. */
    TRACKING_LOST,
    TRACKING_REGAINED;

    /** The error this event is, or null when it is none. */
    public ErrorKind error() {
        return switch (this) {
            case DROPPED_IN_VIEW -> ErrorKind.DROP_IN_VIEW;
            case DROPPED_OUT_OF_VIEW -> ErrorKind.DROP_OUT_OF_VIEW;
            case TRANSFERRED_NOT_IN_MID_AIR -> ErrorKind.TRANSFER_NOT_IN_MID_AIR;
            case LIFTED_BY_WRONG_HAND -> ErrorKind.WRONG_HAND_FIRST;
            default -> null;
        };
    }

    /** Whether every such event is some ring's. */
    boolean ofRing() {
        return switch (this) {
            case GRASPED, LIFTED, HANDED_OVER, PLACED, DROPPED_IN_VIEW, DROPPED_OUT_OF_VIEW -> true;
            default -> false;
        };
    }

    /** Whether every such event is some hand's. */
    boolean ofHand() {
        return switch (this) {
            case LIFTED, HANDED_OVER, PLACED, TRACKING_LOST, TRACKING_REGAINED -> true;
            default -> false;
        };
    }
}
