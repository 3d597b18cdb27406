package org.trocar.xrbridge.openxr;

/** Keeps account of calls that failed in a tick, where no exception may be thrown. */
final class Failures {
    /** A runtime that fails at something in so many ticks on end will not get well by itself: about two seconds. */
    private static final int MOST_FAILED_TICKS = 200;

    private boolean lost;
    private boolean failedNow;
    private int failedTicks;

    /** Notes a result, and says whether what the call gave can be used. */
    boolean usable(int code) {
        lost |= Results.loss(code);
        failedNow |= code < 0;
        return code >= 0;
    }

    /** Something failed without which nothing goes on. */
    void giveUp() {
        lost = true;
    }

    /** A tick is over. */
    void endTick() {
        failedTicks = failedNow ? failedTicks + 1 : 0;
        failedNow = false;
        lost |= failedTicks > MOST_FAILED_TICKS;
    }

    /** Whether only opening anew can help. */
    boolean lost() {
        return lost;
    }
}
