package org.trocar.server;

import java.io.IOException;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.TraceHeader;

/** A recording up to some time after its first frame. */
final class Beginning implements FrameSource {
    private final FrameSource whole;
    private final long lengthNanos;
    private long endNanos = Long.MAX_VALUE;

    Beginning(FrameSource whole, long lengthNanos) {
        this.whole = whole;
        this.lengthNanos = lengthNanos;
    }

    @Override
    public TraceHeader header() {
        return whole.header();
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        if (!whole.next(frame)) {
            return false;
        }
        if (endNanos == Long.MAX_VALUE) {
            endNanos = frame.captureNanos + lengthNanos;
        }
        return frame.captureNanos <= endNanos;
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
