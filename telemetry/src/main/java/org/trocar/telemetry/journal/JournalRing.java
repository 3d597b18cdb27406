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

    private final OneToOneRingBuffer ring;
    private final AtomicLong lost = new AtomicLong();
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[RecordLayout.MAX_BYTES]);

    JournalRing(int capacityBytes) {
        if (capacityBytes < MIN_BYTES || !BitUtil.isPowerOfTwo(capacityBytes)) {
            throw new IllegalArgumentException("a journal ring of " + capacityBytes + " bytes is no power of two from "
                    + MIN_BYTES + " up; use " + DEFAULT_BYTES);
        }
        ring = new OneToOneRingBuffer(new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(capacityBytes + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    }

    /** Where the loop thread builds a record before it is written. */
    MutableDirectBuffer scratch() {
        return scratch;
    }

    /** Sends the first bytes of the scratch buffer to the session in this slot; false when there is no room. */
    boolean write(int slot, int length) {
        boolean room = ring.write(slot + 1, scratch, 0, length);
        if (!room) {
            lost.setOpaque(lost.getPlain() + 1);
        }
        return room;
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
