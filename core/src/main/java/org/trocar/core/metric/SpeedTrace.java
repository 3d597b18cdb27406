package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/**
 * One hand's latest filtered speeds by grid point, and whether each lies in a movement once that is decided, for pairing with the other
 * hand's. A point without an entry is untracked.
 */
final class SpeedTrace implements Stateful {
    /**
     * Two hands' decided points differ by less: a sample may be 100 ms held and 100 ms missing, and a movement's end takes 100 ms to be
     * known.
     */
    static final int CAPACITY = 64;

    private static final int MASK = CAPACITY - 1;

    /** NaN where untracked. */
    private final double[] speeds = new double[CAPACITY];

    private final boolean[] moving = new boolean[CAPACITY];
    private long oldest;
    private long newest = -1;
    private long decided = Long.MIN_VALUE;

    /** Begins a segment whose first grid point is {@code index}. */
    void open(long index) {
        decided = index - 1;
        if (oldest > newest) {
            oldest = index;
            newest = index - 1;
        }
    }

    /** Adds a point; those between it and the newest are untracked. */
    void add(long index, double speed) {
        for (long i = Math.max(newest + 1, index - CAPACITY + 1); i < index; i++) {
            put(i, Double.NaN);
        }
        put(index, speed);
        newest = index;
        oldest = Math.max(oldest, newest - CAPACITY + 1);
    }

    private void put(long index, double speed) {
        int slot = (int) index & MASK;
        speeds[slot] = speed;
        moving[slot] = false;
    }

    /** All points up to {@code index} that are not yet decided are in a movement, or are not. */
    void decide(long index, boolean inMovement) {
        for (long i = Math.max(decided + 1, oldest); i <= index; i++) {
            moving[(int) i & MASK] = inMovement;
        }
        decided = index;
    }

    /** The open segment's latest decided point. */
    long decided() {
        return decided;
    }

    boolean tracked(long index) {
        return index >= oldest && index <= newest && !Double.isNaN(speeds[(int) index & MASK]);
    }

    /** m/s, of a tracked point. */
    double speed(long index) {
        return speeds[(int) index & MASK];
    }

    /** Whether a tracked and decided point lies in a movement. */
    boolean moving(long index) {
        return moving[(int) index & MASK];
    }

    /** Forgets the points up to and including {@code index}. */
    void forgetThrough(long index) {
        oldest = Math.max(oldest, index + 1);
    }

    @Override
    public void exchange(StateBuffer state) {
        oldest = state.exchange(oldest);
        newest = state.exchange(newest);
        decided = state.exchange(decided);
        for (long i = oldest; i <= newest; i++) {
            int slot = (int) i & MASK;
            speeds[slot] = state.exchange(speeds[slot]);
            moving[slot] = state.exchange(moving[slot]);
        }
    }
}
