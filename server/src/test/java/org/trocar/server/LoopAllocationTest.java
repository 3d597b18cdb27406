package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.v1.Mode;
import org.trocar.protos.v1.Pace;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.client.TrainListener;

/** Invariant 7 on a real server: the loop thread allocates nothing between ticks, though every state goes out over gRPC. */
class LoopAllocationTest {
    private static final int TICKS = 10_000;
    /** The compilers, not the code, allocate a little while they settle; the first quiet round will do. */
    private static final int ROUNDS = 9;

    @TempDir
    private Path data;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long lastTick;

    @Test
    void tenThousandTicksOverARealConnectionCostTheLoopNoBytes() throws Exception {
        HandFrameCodec codec = new HandFrameCodec();
        HandFrame frame = new HandFrame();
        try (TrocarServer server = Servers.start(data)) {
            ManagedChannel channel = NettyChannelBuilder.forAddress(
                            "127.0.0.1", server.address().getPort())
                    .usePlaintext()
                    .build();
            try (TrainClient client = new TrainClient(channel, System::nanoTime, new Counter())) {
                // Unguided, because a cue is an object of its own.
                client.open(TestHands.opening(Pace.PACE_LOCKSTEP)
                        .setMode(Mode.MODE_ASSESSMENT)
                        .build());
                long loop = loopThread();
                long least = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS && least > 0; round++) {
                    long before = threads.getThreadAllocatedBytes(loop);
                    for (int i = 1; i <= TICKS; i++) {
                        byte[] bytes = TestHands.frame(round * (long) TICKS + i).toByteArray();
                        assertEquals(DecodeResult.OK, codec.decode(bytes, 0, bytes.length, frame));
                        client.send(frame);
                    }
                    while (lastTick < (round + 1L) * TICKS) {
                        client.receiveOrFail();
                    }
                    least = Math.min(least, threads.getThreadAllocatedBytes(loop) - before);
                }
                client.finish();
                assertEquals(0, least, "bytes on the loop thread over 10,000 ticks");
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private long loopThread() {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals("simulation-1")) {
                return thread.getThreadId();
            }
        }
        throw new IllegalStateException("no loop thread");
    }

    private final class Counter implements TrainListener {
        @Override
        public void worldState(WorldState state) {
            lastTick = state.getTick();
        }
    }
}
