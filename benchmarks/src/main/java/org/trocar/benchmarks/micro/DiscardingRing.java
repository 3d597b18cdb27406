package org.trocar.benchmarks.micro;

import java.util.concurrent.locks.LockSupport;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** A ring to a thread that parks and reads as the journal's does, and throws away what it reads. */
final class DiscardingRing implements AutoCloseable {
    private static final long IDLE_NANOS = 500_000;
    private static final int A_TURN = 256;
    private static final int LONGEST = 1 << 14;

    private final OneToOneRingBuffer ring;
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[LONGEST]);
    private final Thread thread = new Thread(this::run, "discarding");
    private volatile boolean stopping;

    DiscardingRing(int bytes) {
        ring = new OneToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes + RingBufferDescriptor.TRAILER_LENGTH, 64)));
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!stopping) {
            if (ring.read((type, buffer, index, length) -> {}, A_TURN) == 0) {
                LockSupport.parkNanos(IDLE_NANOS);
            }
        }
    }

    void offer(int length) {
        if (!ring.write(1, record, 0, length)) {
            throw new IllegalStateException("the ring is full");
        }
    }

    void drain() {
        while (ring.size() > 0) {
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    @Override
    public void close() {
        stopping = true;
    }
}
