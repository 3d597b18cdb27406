package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;

/** What physics says about one ring after a tick's step, as far as the task's rules need it. Refilled every tick. */
final class RingFacts {
    private boolean heldByLeft;
    private boolean heldByRight;
    private boolean touchedByLeft;
    private boolean touchedByRight;
    int peg = -1;
    boolean inAir;
    boolean outOfView;
    final Vec3 place = new Vec3();

    RingFacts set(boolean left, boolean right, int peggedOn, boolean flies, boolean isOutOfView) {
        heldByLeft = left;
        heldByRight = right;
        peg = peggedOn;
        inAir = flies;
        outOfView = isOutOfView;
        return this;
    }

    RingFacts touched(boolean byLeft, boolean byRight) {
        touchedByLeft = byLeft;
        touchedByRight = byRight;
        return this;
    }

    /** The one hand whose jaws touch the ring, or null when none or both do. */
    Hand soleToucher() {
        return touchedByLeft == touchedByRight ? null : touchedByLeft ? Hand.LEFT : Hand.RIGHT;
    }

    /** Whether any jaws touch the ring. */
    boolean touched() {
        return touchedByLeft || touchedByRight;
    }

    boolean held() {
        return heldByLeft || heldByRight;
    }

    boolean heldByBoth() {
        return heldByLeft && heldByRight;
    }

    /** The one hand that holds the ring, or null when none or both do. */
    Hand soleHolder() {
        return heldByLeft == heldByRight ? null : heldByLeft ? Hand.LEFT : Hand.RIGHT;
    }

    boolean onPeg() {
        return peg >= 0;
    }
}
