package org.trocar.xrbridge.simulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.xrbridge.trace.FrameSource;

/** A whole recording in memory, as its frames' messages: 0.2 kB a frame of controllers, 2 to 4 kB a frame of hands. */
final class Tape {
    private final List<byte[]> frames = new ArrayList<>();
    private final long firstNanos;
    private final long[] nanos;

    /** Reads the source to its end. */
    Tape(FrameSource source) throws IOException {
        HandFrameCodec codec = new HandFrameCodec();
        HandFrame frame = new HandFrame();
        List<Long> times = new ArrayList<>();
        while (source.next(frame)) {
            int length = codec.encode(frame);
            frames.add(Arrays.copyOf(frame.bytes, length));
            times.add(frame.captureNanos);
        }
        firstNanos = times.isEmpty() ? 0 : times.get(0);
        nanos = times.stream().mapToLong(time -> time - firstNanos).toArray();
    }

    int length() {
        return nanos.length;
    }

    /** The first frame's time by the recording's clock. */
    long firstNanos() {
        return firstNanos;
    }

    /** When a frame was captured, nanoseconds after the first. */
    long nanos(int index) {
        return nanos[index];
    }

    long endNanos() {
        return nanos[nanos.length - 1];
    }

    byte[] bytes(int index) {
        return frames.get(index);
    }
}
