package org.trocar.core.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.trocar.core.hands.HandFrame;

/**
 * The preallocated ring from one connection's network thread (the only writer) to the loop thread (the only reader). A resumed session
 * gets a new connection's ring; the old one is left to its writer.
 */
public final class FrameRing {
    private final HandFrame[] slots;
    private final int mask;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicInteger malformed = new AtomicInteger();
    private final AtomicInteger overrun = new AtomicInteger();
    private volatile long overrunSequence;

    /** @param capacity a power of two: 64 frames are 0.7 s at 90 Hz */
    public FrameRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("a ring's capacity is a power of two, not " + capacity);
        }
        slots = new HandFrame[capacity];
        mask = capacity - 1;
        for (int i = 0; i < capacity; i++) {
            slots[i] = new HandFrame();
        }
    }

    /** Writer: the slot to fill next, or null when the reader is a whole ring behind. */
    public HandFrame claim() {
        return full() ? null : slots[(int) written.get() & mask];
    }

    /** Writer: hands the claimed slot to the reader. */
    public void commit() {
        written.lazySet(written.get() + 1);
    }

    public boolean full() {
        return written.get() - read.get() == slots.length;
    }

    /** Writer: a message that could not be decoded. */
    public void countMalformed() {
        malformed.incrementAndGet();
    }

    /** Writer: a frame for which there was no slot, or that its sender may not send. */
    public void countOverrun(long sequence) {
        overrunSequence = sequence;
        overrun.incrementAndGet();
    }

    /** Reader: the frame i places from the oldest, or null when there are not so many. */
    public HandFrame peek(int i) {
        long at = read.get() + i;
        return at < written.get() ? slots[(int) at & mask] : null;
    }

    /** Reader: gives the oldest frame's slot back. */
    public void release() {
        read.lazySet(read.get() + 1);
    }

    /** How many frames were ever handed to the reader. */
    long written() {
        return written.get();
    }

    /** How many slots the reader ever gave back. */
    long released() {
        return read.get();
    }

    int takeMalformed() {
        return malformed.get() == 0 ? 0 : malformed.getAndSet(0);
    }

    /** Reader: the newest frame that {@link #takeOverrun} counts. */
    long overrunSequence() {
        return overrunSequence;
    }

    int takeOverrun() {
        return overrun.get() == 0 ? 0 : overrun.getAndSet(0);
    }
}
