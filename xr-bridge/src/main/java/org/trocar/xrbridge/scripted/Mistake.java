package org.trocar.xrbridge.scripted;

/**
 * One mistake a scripted trainee makes on purpose.
 *
 * @param kind what goes wrong
 * @param transfer in which transfer, counted from 0 over both legs
 */
public record Mistake(Kind kind, int transfer) {
    /** What can go wrong. */
    public enum Kind {
        /** The jaws close on air before the ring is picked up. */
        CLOSE_ON_NOTHING,
        /** The ring is let go over the board on its way to the other hand. */
        DROP_IN_VIEW,
        /** The ring is carried over the board's edge and let go. */
        DROP_OUT_OF_VIEW,
        /** The hand whose turn it is not lifts the ring, and hands it to the other. */
        WRONG_HAND_FIRST,
        /** The ring is laid on the board, and the other hand picks it up. */
        PUT_DOWN_ON_BOARD,
        /** The ring is put on a free peg of its own side, and the other hand picks it up. */
        PUT_DOWN_ON_PEG,
        /** The ring changes hands while it still touches the board. */
        PASS_ON_BOARD,
        /** Tracking of the carrying hand is lost for a second; the hand waits. */
        LOSE_TRACKING
    }
}
