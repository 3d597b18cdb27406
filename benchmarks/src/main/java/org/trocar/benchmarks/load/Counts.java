package org.trocar.benchmarks.load;

/**
 * What became of what was sent.
 *
 * @param sent frames
 * @param unsent frames that were due while the connection took no more
 * @param accepted frames, by the server's own count, as {@code refused}, {@code missing} and {@code late}
 * @param missing numbers between those of accepted frames: of frames that were refused, and of those that never came
 * @param marked frames not taken that the record shows: a run's refused ones, or its missing ones if they are more
 * @param slippedTicks that the server gave up
 * @param droppedStates that never came here
 * @param refusals that were told
 * @param runs that were begun
 * @param broken connections that ended otherwise than by our wish
 * @param unplaced runs that had sent for {@value #PLACED_WITHIN_SECONDS} s and had no field when they ended, so that they touched nothing
 */
record Counts(
        long sent,
        long unsent,
        long accepted,
        long refused,
        long missing,
        long marked,
        long late,
        long slippedTicks,
        long droppedStates,
        long refusals,
        long runs,
        long broken,
        long unplaced) {
    static final int PLACED_WITHIN_SECONDS = 5;
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts o) {
        return new Counts(
                sent + o.sent,
                unsent + o.unsent,
                accepted + o.accepted,
                refused + o.refused,
                missing + o.missing,
                marked + o.marked,
                late + o.late,
                slippedTicks + o.slippedTicks,
                droppedStates + o.droppedStates,
                refusals + o.refusals,
                runs + o.runs,
                broken + o.broken,
                unplaced + o.unplaced);
    }

    /** Frames that the server accounts for in no way. */
    long unmarkedLosses() {
        return Math.max(0, sent - accepted - marked);
    }

    /** Whether everything was taken, in time, and shown, and every trainee had something to do. */
    boolean nothingLost() {
        return sent == accepted && unsent + late + slippedTicks + droppedStates + refusals + broken + unplaced == 0;
    }
}
