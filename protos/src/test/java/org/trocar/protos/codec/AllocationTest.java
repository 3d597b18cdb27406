package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.math.Pose;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.RingState;

/** What happens for every frame and every tick allocates nothing once it is warm. */
class AllocationTest {
    private static final int COUNTED = 100_000;
    private static final int ROUNDS = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame full = Frames.full(5);
    private final HandFrame frame = new HandFrame();

    @Test
    void decodingAllocatesNothing() {
        int length = codec.encode(full);
        assertEquals(0, allocated(() -> codec.decode(full.bytes, 0, length, frame)));
        report(length);
    }

    @Test
    void encodingAllocatesNothing() {
        assertEquals(0, allocated(() -> codec.encode(full)));
    }

    @Test
    void takingGazeOutAllocatesNothing() {
        byte[] received =
                codec.toMessage(full, Frames.predicted(6), Frames.gaze(7)).toByteArray();
        codec.decode(received, 0, received.length, frame);
        GazeRemover remover = new GazeRemover();
        assertEquals(0, allocated(() -> {
            System.arraycopy(received, 0, frame.bytes, 0, received.length);
            frame.length = received.length;
            remover.removeFrom(frame);
        }));
    }

    @Test
    void takingAFrameFromItsEnvelopeAllocatesNothing() {
        byte[] envelope = ClientMessage.newBuilder()
                .setFrame(codec.toMessage(full))
                .build()
                .toByteArray();
        ByteArrayInputStream stream = new ByteArrayInputStream(envelope);
        InboundMessage inbound = new InboundMessage();
        assertEquals(0, allocated(() -> {
            stream.reset();
            inbound.read(stream);
        }));
    }

    @Test
    void sendingTheWorldAllocatesNothing() {
        WorldStateWriter writer = new WorldStateWriter(6);
        Pose pose = new Pose();
        OutputStream network = OutputStream.nullOutputStream();
        assertEquals(0, allocated(() -> {
            writer.tick++;
            writer.ring(3, pose, RingState.RING_STATE_HELD);
            try (InputStream encoded = writer.encode()) {
                ((EncodedMessage) encoded).drainTo(network);
            }
        }));
    }

    /** The least of a few rounds: the first may pay, once, for what the compiler does while it runs. */
    private long allocated(Step step) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            repeat(step, COUNTED);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void report(int length) {
        long decode = nanosEach(() -> codec.decode(full.bytes, 0, length, frame));
        byte[] target = new byte[length];
        long copy = nanosEach(() -> System.arraycopy(full.bytes, 0, target, 0, length));
        System.out.printf("a frame of %d bytes: decoded in %d ns, copied in %d ns%n", length, decode, copy);
    }

    /** Nanoseconds of this thread's processor time, which others on the machine do not lengthen. */
    private long nanosEach(Step step) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            repeat(step, COUNTED);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        return least / COUNTED;
    }

    private static void repeat(Step step, int times) {
        try {
            for (int i = 0; i < times; i++) {
                step.run();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
