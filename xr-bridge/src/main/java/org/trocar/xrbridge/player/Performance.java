package org.trocar.xrbridge.player;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;
import org.trocar.xrbridge.client.Comeback;
import org.trocar.xrbridge.client.ConnectionListener;
import org.trocar.xrbridge.client.ConnectionLostException;
import org.trocar.xrbridge.client.Reconnection;
import org.trocar.xrbridge.client.RunOutcome;
import org.trocar.xrbridge.client.TrainClient;
import org.trocar.xrbridge.client.TrainException;
import org.trocar.xrbridge.client.TrainListener;
import org.trocar.xrbridge.trace.FrameSource;

/**
 * A recording being played into one session, over as many connections as that takes. After a loss it goes on with the first frame that the
 * session's record does not hold; in real time, though, hands do not wait: what was due meanwhile is not sent, and missing in the run.
 */
final class Performance {
    private final Frames frames;
    private final boolean lockstep;
    private final LongSupplier clock;
    private final TrainListener listener;
    private final ConnectionListener connections;
    private long startNanos;
    private long framesSent;
    private long lastTick;

    /** Opens the recording at its beginning. */
    @FunctionalInterface
    interface Frames {
        FrameSource open() throws IOException;
    }

    /** @param clock steady nanoseconds */
    Performance(
            Frames frames,
            boolean lockstep,
            LongSupplier clock,
            TrainListener listener,
            ConnectionListener connections) {
        this.frames = frames;
        this.lockstep = lockstep;
        this.clock = clock;
        this.listener = listener;
        this.connections = connections;
    }

    /** @param patience how long to try to come back after each loss; zero not to try */
    RunOutcome perform(Open opening, ManagedChannel channel, Duration patience) throws IOException, TrainException {
        Opened opened;
        ConnectionLostException lost;
        try (TrainClient client = new TrainClient(channel, clock, listener)) {
            opened = client.open(opening);
            connections.opened(opened);
            startNanos = clock.getAsLong();
            try {
                return stream(client, 0);
            } catch (ConnectionLostException e) {
                if (patience.isZero()) {
                    throw e;
                }
                lost = e;
            }
        }
        return comeBack(opened, lost, new Reconnection(channel, clock, listener, patience));
    }

    private RunOutcome comeBack(Opened opened, ConnectionLostException first, Reconnection reconnection)
            throws IOException, TrainException {
        ConnectionLostException lost = first;
        while (true) {
            connections.lost(lost.getMessage());
            Comeback comeback = reconnection.comeBack(opened);
            if (comeback instanceof Comeback.Over over) {
                return ended(opened, over.grade());
            }
            try {
                return goOn((Comeback.Resuming) comeback);
            } catch (ConnectionLostException e) {
                lost = e;
            }
        }
    }

    private RunOutcome ended(Opened opened, Grade grade) {
        Ended end = Ended.newBuilder()
                .setText("the session ended while its client was away")
                .build();
        return new RunOutcome(opened, framesSent, end, Optional.of(grade));
    }

    private RunOutcome goOn(Comeback.Resuming back) throws IOException, TrainException {
        try (TrainClient client = back.client()) {
            connections.resumed(back.resumed(), lastTick);
            return stream(client, back.resumed().getLastSequence());
        }
    }

    /** Everything after a frame, to the run's end. */
    private RunOutcome stream(TrainClient client, long afterSequence) throws IOException, TrainException {
        try (FrameSource source = frames.open()) {
            send(source, client, afterSequence);
            RunOutcome outcome = client.sessionOver() ? client.awaitEnd() : client.finish();
            return new RunOutcome(outcome.opened(), framesSent + client.framesSent(), outcome.ended(), outcome.grade());
        } finally {
            framesSent += client.framesSent();
            lastTick = client.lastTick();
        }
    }

    private void send(FrameSource source, TrainClient client, long afterSequence) throws IOException, TrainException {
        HandFrame frame = new HandFrame();
        long fromNanos = afterSequence == 0 ? startNanos : clock.getAsLong();
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
