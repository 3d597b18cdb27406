package org.trocar.xrbridge.player;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.client.LastingRun;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.trace.FrameSource;

/**
 * A recording being played into one session. After a loss it goes on with the first frame that the session's record does not hold; in real
 * time, though, hands do not wait: what was due meanwhile is not sent, and missing in the run.
 */
final class Performance implements LastingRun.Sender<IOException> {
    private final Frames frames;
    private final boolean lockstep;
    private final LongSupplier clock;
    private long startNanos;
    private boolean begun;

    /** Opens the recording at its beginning. */
    @FunctionalInterface
    interface Frames {
        FrameSource open() throws IOException;
    }

    /** @param clock steady nanoseconds */
    Performance(Frames frames, boolean lockstep, LongSupplier clock) {
        this.frames = frames;
        this.lockstep = lockstep;
        this.clock = clock;
    }

    @Override
    public void send(TrainClient client, long afterSequence) throws IOException, TrainException {
        long now = clock.getAsLong();
        startNanos = begun ? startNanos : now;
        begun = true;
        try (FrameSource source = frames.open()) {
            send(source, client, afterSequence, now);
        }
    }

    private void send(FrameSource source, TrainClient client, long afterSequence, long fromNanos)
            throws IOException, TrainException {
        HandFrame frame = new HandFrame();
        boolean running = true;
        for (long sequence = 1; running && source.next(frame); sequence++) {
            frame.sequence = sequence;
            if (!lockstep) {
                shift(frame);
            }
            if (sequence > afterSequence && (lockstep || frame.captureNanos >= fromNanos)) {
                running = send(frame, client);
            }
        }
    }

    private boolean send(HandFrame frame, TrainClient client) throws TrainException {
        if (!lockstep) {
            client.hearUntil(frame.captureNanos);
        }
        return client.send(frame);
    }

    /** In real time the frames are captured now, on our clock. */
    private void shift(HandFrame frame) {
        frame.captureNanos += startNanos;
        frame.sampleNanos += frame.sampleNanos == 0 ? 0 : startNanos;
    }
}
