package org.trocar.core.session;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long something took, each time it was done, counted by length. One thread writes, without waiting and without allocating; any may
 * read, and may see the parts of one entry one after the other.
 */
public final class Durations {
    private final long[] boundsNanos;
    private final AtomicLongArray counts;
    private final AtomicLong totalNanos = new AtomicLong();

    /** @param boundsNanos the longest of each class, ascending; what takes longer is in a class of its own */
    public Durations(long... boundsNanos) {
        this.boundsNanos = boundsNanos.clone();
        counts = new AtomicLongArray(boundsNanos.length + 1);
    }

    /** Writer: something was done so often, and took so long in all; each is taken to have taken the same. */
    public void add(long nanos, int times) {
        long each = nanos / times;
        int i = 0;
        while (i < boundsNanos.length && each > boundsNanos[i]) {
            i++;
        }
        counts.setOpaque(i, counts.getPlain(i) + times);
        totalNanos.setOpaque(totalNanos.getPlain() + nanos);
    }

    /** Of which lengths the classes are, but for the last. */
    public long[] boundsNanos() {
        return boundsNanos.clone();
    }

    /** How often it took as long as class i says. */
    public long count(int i) {
        return counts.getOpaque(i);
    }

    public long totalNanos() {
        return totalNanos.getOpaque();
    }
}
