package org.trocar.xrbridge.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.ControllerPose;
import org.trocar.xrbridge.headset.HeadsetFrame;

class FreshFramesTest {
    private static final int WRITES = 2_000_000;

    private final FreshFrames frames = new FreshFrames(4);

    private void write(long sequence) {
        HeadsetFrame frame = frames.filling();
        frame.measured.sequence = sequence;
        // A frame that two owners had at once would not agree with itself.
        for (int i = 0; i < ControllerPose.POSE_FLOATS; i++) {
            frame.measured.head[i] = sequence % 10_000;
        }
        frame.measured.captureNanos = sequence;
        frames.publish();
    }

    private static void check(HeadsetFrame frame) {
        assertEquals(frame.measured.sequence, frame.measured.captureNanos);
        for (float value : frame.measured.head) {
            assertEquals(frame.measured.sequence % 10_000, value);
        }
    }

    @Test
    void framesComeOutInOrder() {
        assertNull(frames.poll());
        write(1);
        write(2);
        assertEquals(1, frames.poll().measured.sequence);
        write(3);
        assertEquals(2, frames.poll().measured.sequence);
        assertEquals(3, frames.poll().measured.sequence);
        assertNull(frames.poll());
        assertEquals(0, frames.dropped());
    }

    @Test
    void aStalledReaderKeepsItsFrameAndFindsTheNewestOnes() {
        write(1);
        HeadsetFrame held = frames.poll();
        for (long i = 2; i <= 1000; i++) {
            write(i);
        }
        assertEquals(1, held.measured.sequence, "what is being looked at is not written over");
        for (long i = 997; i <= 1000; i++) {
            assertEquals(i, frames.poll().measured.sequence);
        }
        assertNull(frames.poll());
        assertEquals(995, frames.dropped());
    }

    @Test
    void theSameFramesGoRound() {
        HeadsetFrame first = frames.filling();
        for (long i = 1; i <= 6; i++) {
            write(i);
            frames.poll();
        }
        boolean again = false;
        for (int i = 0; i < 6; i++) {
            again |= frames.filling() == first;
            write(i);
            frames.poll();
        }
        assertTrue(again);
    }

    @Test
    void whateverTheReaderDoesEveryFrameIsWholeInOrderAndCountedOnce() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (long i = 1; i <= WRITES; i++) {
                write(i);
            }
            done.set(true);
        });
        writer.start();
        long read = 0;
        long last = 0;
        while (true) {
            boolean wasDone = done.get();
            HeadsetFrame frame = frames.poll();
            if (frame == null && wasDone) {
                break;
            }
            if (frame != null) {
                check(frame);
                assertTrue(frame.measured.sequence > last);
                last = frame.measured.sequence;
                read++;
            }
        }
        writer.join();
        assertEquals(WRITES, last);
        assertEquals(WRITES, read + frames.dropped());
    }
}
