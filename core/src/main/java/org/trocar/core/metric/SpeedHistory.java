package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** The unfiltered speeds of a segment's latest grid points: as many as a movement under way, or one about to be found, may need. */
final class SpeedHistory implements Stateful {
    private final double[] ring;
    private final int mask;
    private long first;
    private int count;

    /** @param capacity a power of two; when it is full, the oldest speed is forgotten */
    SpeedHistory(int capacity) {
        ring = new double[capacity];
        mask = capacity - 1;
    }

    void clear() {
        count = 0;
    }

    /** Adds the next grid point's speed. */
    void add(long index, double speed) {
        if (count == 0) {
            first = index;
        }
        ring[(int) index & mask] = speed;
        if (count == ring.length) {
            first++;
        } else {
            count++;
        }
    }

    /** Forgets what lies before a grid point. */
    void forgetBefore(long index) {
        while (count > 0 && first < index) {
            first++;
            count--;
        }
    }

    /** The oldest grid point still known. */
    long first() {
        return first;
    }

    /** Copies the speeds of grid points {@code from} to {@code to}, both included and known. */
    void copy(long from, long to, double[] out) {
        for (long i = from; i <= to; i++) {
            out[(int) (i - from)] = ring[(int) i & mask];
        }
    }

    @Override
    public void exchange(StateBuffer state) {
        first = state.exchange(first);
        count = state.exchange(count);
        for (long i = first; i < first + count; i++) {
            ring[(int) i & mask] = state.exchange(ring[(int) i & mask]);
        }
    }
}
