package org.trocar.xrbridge.bridge;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.trocar.xrbridge.headset.HeadsetFrame;

/**
 * The newest frames on their way from one writer to one reader. When it is full the oldest frame is dropped and counted, so that the writer
 * never waits, whatever the reader does. Nothing is allocated or copied: frames change owners.
 *
 * <p>Every frame has exactly one owner: the writer (the one it fills), the queue, the reader (the one it looks at), or the pool of free
 * ones. Reader and writer both take from the queue's head, the writer to drop, by moving {@link #head} on with one compare-and-set: who
 * moves it owns the frame that was there. A position in {@link #queue} is written anew only after the head has passed it, and the head only
 * grows, so what was read at the head is still there when the compare-and-set succeeds. When the writer's fails, the reader has just made
 * room. With two frames more than the queue holds, there is always a free one.
 */
final class FreshFrames {
    private final int capacity;
    private final HeadsetFrame[] frames;
    /** Numbers of frames, oldest at {@link #head}, up to {@link #tail}; positions count on for ever. */
    private final AtomicIntegerArray queue;

    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();
    /** Numbers of frames nobody uses: the reader gives back, the writer takes. The head's moves make what was given back visible. */
    private final AtomicIntegerArray free;

    private long freed;
    private long reused;
    private int filling;
    private int looking = -1;
    private final AtomicLong dropped = new AtomicLong();

    /** @param capacity how many frames wait at most */
    FreshFrames(int capacity) {
        this.capacity = capacity;
        int all = capacity + 2;
        frames = new HeadsetFrame[all];
        queue = new AtomicIntegerArray(capacity);
        free = new AtomicIntegerArray(all);
        for (int i = 0; i < all; i++) {
            frames[i] = new HeadsetFrame();
            free.set(i, i);
        }
        freed = all;
        filling = takeFree();
    }

    /** Writer: the frame to fill next; its content is whatever it was used for before. */
    HeadsetFrame filling() {
        return frames[filling];
    }

    /** Writer: hands the filled frame over, dropping the oldest one when there is no room. */
    void publish() {
        long end = tail.get();
        long first = head.get();
        int next = end - first == capacity ? drop(first) : -1;
        queue.set((int) (end % capacity), filling);
        tail.set(end + 1);
        filling = next >= 0 ? next : takeFree();
    }

    /** The dropped frame's number, or -1 when the reader was quicker. */
    private int drop(long first) {
        int oldest = takeOldest(first);
        if (oldest >= 0) {
            dropped.lazySet(dropped.get() + 1);
        }
        return oldest;
    }

    private int takeOldest(long first) {
        int oldest = queue.get((int) (first % capacity));
        return head.compareAndSet(first, first + 1) ? oldest : -1;
    }

    private int takeFree() {
        return free.get((int) (reused++ % frames.length));
    }

    /** Reader: the oldest frame that waits, its own until the next call; null when none does. */
    HeadsetFrame poll() {
        giveBack();
        for (long first = head.get(); first < tail.get(); first = head.get()) {
            looking = takeOldest(first);
            if (looking >= 0) {
                return frames[looking];
            }
        }
        return null;
    }

    private void giveBack() {
        if (looking >= 0) {
            free.set((int) (freed++ % frames.length), looking);
            looking = -1;
        }
    }

    /** How many frames were dropped because the reader was too slow. */
    long dropped() {
        return dropped.get();
    }
}
