package org.trocar.core.world;

import org.trocar.core.hands.Hand;
import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** How far one ring has come on the present leg of the task. */
final class RingProgress implements Stateful {
    private static final Hand[] HANDS = Hand.values();

    /** The last hand that held the ring alone since it left its peg, or null. */
    Hand carrier;
    /** The hand that lifted it on this leg, or null. */
    Hand lifter;
    /** The hand that last touched it, or null. */
    Hand toucher;
    /** Whether the ring has left the peg it stood on at the leg's start, in a hand. */
    boolean lifted;
    /** Whether the hand that has it now, or had it last, got it from the lifter in mid-air. */
    boolean handedOver;
    /** Whether it touched something since one hand alone held it. */
    boolean touched;
    /** Whether it stands on its target peg. */
    boolean placed;

    boolean lost;
    /** Whether its present drop has been reported. */
    boolean dropReported;
    /** Whether jaws touched it again after that. */
    boolean knocked;

    boolean wrongHandReported;
    boolean badTransferReported;
    /** Ticks since a hand last held it; meaningless while it is held. */
    long freeTicks;
    /** Ticks since it was last held or on a peg. */
    long looseTicks;
    /** Operating time of the last release, nanoseconds. */
    long releasedNanos;
    /** Session time, nanoseconds, at which hands had let go of it; meaningless while it is held. */
    long freeSinceNanos;
    /** Session time, nanoseconds, of what it is loose by: its release, its leaving the peg, or jaws that touched it where it lay. */
    long looseSinceNanos;

    void beginLeg() {
        carrier = null;
        lifter = null;
        lifted = false;
        handedOver = false;
        touched = false;
        placed = false;
        dropReported = false;
        knocked = false;
        wrongHandReported = false;
        badTransferReported = false;
    }

    @Override
    public void exchange(StateBuffer state) {
        carrier = state.exchange(carrier, HANDS);
        lifter = state.exchange(lifter, HANDS);
        toucher = state.exchange(toucher, HANDS);
        lifted = state.exchange(lifted);
        handedOver = state.exchange(handedOver);
        touched = state.exchange(touched);
        placed = state.exchange(placed);
        lost = state.exchange(lost);
        dropReported = state.exchange(dropReported);
        knocked = state.exchange(knocked);
        wrongHandReported = state.exchange(wrongHandReported);
        badTransferReported = state.exchange(badTransferReported);
        freeTicks = state.exchange(freeTicks);
        looseTicks = state.exchange(looseTicks);
        releasedNanos = state.exchange(releasedNanos);
        freeSinceNanos = state.exchange(freeSinceNanos);
        looseSinceNanos = state.exchange(looseSinceNanos);
    }
}
