package org.trocar.core.math;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** A small random generator whose whole state is one word (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). */
public final class SplitMix64 implements Stateful {
    private static final double UNIT = 0x1.0p-53;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /** Evenly spread over [0, 1). */
    public double nextDouble() {
        return (next() >>> 11) * UNIT;
    }

    /** 64 even bits. */
    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    @Override
    public void exchange(StateBuffer buffer) {
        state = buffer.exchange(state);
    }
}
