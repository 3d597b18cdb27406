package org.trocar.core.feedback;

import org.trocar.core.hands.Hand;
import org.trocar.core.scenario.CueCondition;
import org.trocar.core.scenario.CueCondition.Carrying;
import org.trocar.core.scenario.CueCondition.Side;
import org.trocar.core.scenario.CueCondition.Way;

/** A rule's further condition for one trainee. */
final class Condition {
    private final boolean ofAHand;
    private final Hand hand;
    private final Carrying carrying;
    private final Way way;

    /** @param dominant the trainee's dominant hand */
    Condition(CueCondition condition, Hand dominant) {
        ofAHand = condition.isOfAHand();
        hand = condition.hand().map(side -> handOf(side, dominant)).orElse(null);
        carrying = condition.carrying().orElse(null);
        way = condition.way().orElse(null);
    }

    private static Hand handOf(Side side, Hand dominant) {
        return switch (side) {
            case LEFT -> Hand.LEFT;
            case RIGHT -> Hand.RIGHT;
            case DOMINANT -> dominant;
            case NON_DOMINANT -> dominant.other();
        };
    }

    /** @param of null for what is both hands' or nobody's */
    boolean holds(Hand of, LiveRun run) {
        return (way == null || run.wayBack() == (way == Way.BACK)) && (!ofAHand || of != null && holdsFor(of, run));
    }

    private boolean holdsFor(Hand of, LiveRun run) {
        return (hand == null || hand == of) && (carrying == null || run.carries(of) == (carrying == Carrying.RING));
    }
}
