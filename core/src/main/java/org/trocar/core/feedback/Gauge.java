package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CueTrigger;
import org.trocar.core.scenario.ErrorKind;

/** Reads one rule's meter. */
final class Gauge {
    private final CueTrigger.Above above;
    private final PegTops pegTops;
    private final Losses losses;

    Gauge(CueTrigger.Above above, PegTops pegTops, Losses losses) {
        this.above = above;
        this.pegTops = pegTops;
        this.losses = losses;
    }

    /** @param hand null for a meter that is not of each hand */
    double read(Hand hand, LiveRun run) {
        return switch (above.meter()) {
            case UNTRACKED_FOR -> losses.seconds(hand);
            case TIP_SPEED -> speed(hand, run);
            case TIP_SPEED_NEAR_PEG -> pegTops.anyWithin(above.nearMetres(), run.tip(hand)) ? speed(hand, run) : 0;
            case IDLE_FOR -> run.openIdleSeconds();
            case TASK_TIME -> run.taskSeconds();
            case PATH_LENGTH -> run.pathMetres(hand);
            case IDLE_TIME -> run.idleSeconds();
            case ERRORS -> run.errors();
            case DROPS_IN_VIEW -> run.errors(ErrorKind.DROP_IN_VIEW);
            case DROPS_OUT_OF_VIEW -> run.errors(ErrorKind.DROP_OUT_OF_VIEW);
            case TRANSFERS_NOT_IN_MID_AIR -> run.errors(ErrorKind.TRANSFER_NOT_IN_MID_AIR);
            case WRONG_HAND_FIRST -> run.errors(ErrorKind.WRONG_HAND_FIRST);
        };
    }

    private static double speed(Hand hand, LiveRun run) {
        return run.tracked(hand) ? run.metresPerSecond(hand) : 0;
    }
}
