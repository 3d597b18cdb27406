package org.trocar.telemetry.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The way from one loop thread to the journal thread: written by that loop thread only, for all its sessions.
 *
 * <p>A record never waits and is never split. The ring takes messages up to an eighth of its capacity, so the smallest ring,
 * {@link #MIN_BYTES}, is the first power of two whose eighth holds the longest record (16 frames of 16 KB, 300 KB in all).
 */
public final class JournalRing {
    public static final int MIN_BYTES = 8 * BitUtil.findNextPositivePowerOfTwo(RecordLayout.MAX_BYTES);
    /** Some 7,000 ticks of one headset's frames: 0.8 s of a hundred sessions at 90 Hz. */
    public static final int DEFAULT_BYTES = 16 << 20;
    /** A tick is at most this long with all its records; twice that, because a record that does not fit before the end starts anew. */
    private static final int ROOM_BYTES = 2 * (RecordLayout.MAX_BYTES + 16_384);

    /** Instead of a place. */
    static final int NO_ROOM = -1;

    private final OneToOneRingBuffer ring;
    private final InputCodec inputs = new InputCodec();
    private final DerivedCodec deriveds = new DerivedCodec();
    private final AtomicLong lost = new AtomicLong();

    JournalRing(int capacityBytes) {
        if (capacityBytes < MIN_BYTES || !BitUtil.isPowerOfTwo(capacityBytes)) {
            throw new IllegalArgumentException("a journal ring of " + capacityBytes + " bytes is no power of two from "
                    + MIN_BYTES + " up; use " + DEFAULT_BYTES);
        }
        ring = new OneToOneRingBuffer(new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(capacityBytes + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    }

    /** The loop thread's, for all its sessions: what the last one used is still at hand for the next. */
    InputCodec inputs() {
        return inputs;
    }

    /** Likewise. */
    DerivedCodec deriveds() {
        return deriveds;
    }

    /**
     * Makes room for a record to the session in this slot, which then has to be {@link #commit}ted or {@link #abort}ed: nothing behind it is
     * read before. Returns its place in the {@link #buffer}, or {@link #NO_ROOM}.
     */
    int claim(int slot, int length) {
        int place = ring.tryClaim(slot + 1, length);
        if (place < 0) {
            lost.setOpaque(lost.getPlain() + 1);
            return NO_ROOM;
        }
        return place;
    }

    /** Where claimed records are written. */
    MutableDirectBuffer buffer() {
        return ring.buffer();
    }

    /** Sends what was written at a claimed place. */
    void commit(int place) {
        ring.commit(place);
    }

    /** Gives a claimed place up. */
    void abort(int place) {
        ring.abort(place);
    }

    /** Any thread: how many records found no room. */
    long lost() {
        return lost.getOpaque();
    }

    /** Any thread: how much waits to be written, bytes. */
    long waitingBytes() {
        return ring.size();
    }

    boolean hasRoom() {
        return ring.capacity() - ring.size() >= ROOM_BYTES;
    }

    long written() {
        return ring.producerPosition();
    }

    boolean hasDrained(long position) {
        return ring.consumerPosition() >= position;
    }

    /** Hands records to the journal thread; a message's type is its slot + 1. */
    int read(MessageHandler handler, int limit) {
        return ring.read(handler, limit);
    }
}
