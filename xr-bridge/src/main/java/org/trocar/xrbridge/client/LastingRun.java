package org.trocar.xrbridge.client;

import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.Opened;

/** One session over as many connections as it takes. Use once. */
public final class LastingRun {
    private final ManagedChannel channel;
    private final LongSupplier clock;
    private final TrainListener listener;
    private final ConnectionListener connections;
    private final Duration patience;
    private long framesSent;
    private long lastTick;

    /** Whoever sends the frames. */
    @FunctionalInterface
    public interface Sender<X extends Exception> {
        /**
         * Sends on one connection until there are no more frames or the session takes none.
         *
         * @param afterSequence the last frame that the session's record holds; 0 on the first connection, or when there is none
         */
        void send(TrainClient client, long afterSequence) throws TrainException, X;
    }

    /**
     * @param clock steady nanoseconds
     * @param patience how long to try to come back after each loss; zero not to try
     */
    public LastingRun(
            ManagedChannel channel,
            LongSupplier clock,
            TrainListener listener,
            ConnectionListener connections,
            Duration patience) {
        this.channel = channel;
        this.clock = clock;
        this.listener = listener;
        this.connections = connections;
        this.patience = patience;
    }

    /** Opens a session, has everything sent, finishes, and waits for the grade. */
    public <X extends Exception> RunOutcome run(Open opening, Sender<X> sender) throws TrainException, X {
        Opened opened;
        ConnectionLostException lost;
        try (TrainClient client = new TrainClient(channel, clock, listener)) {
            opened = client.open(opening);
            connections.opened(opened);
            try {
                return stream(client, 0, sender);
            } catch (ConnectionLostException e) {
                if (patience.isZero()) {
                    throw e;
                }
                lost = e;
            }
        }
        return comeBack(opened, lost, sender);
    }

    private <X extends Exception> RunOutcome comeBack(Opened opened, ConnectionLostException first, Sender<X> sender)
            throws TrainException, X {
        Reconnection reconnection = new Reconnection(channel, clock, listener, patience);
        ConnectionLostException lost = first;
        while (true) {
            connections.lost(lost.getMessage());
            Comeback comeback = reconnection.comeBack(opened);
            if (comeback instanceof Comeback.Over over) {
                return ended(opened, over.grade());
            }
            try {
                return goOn((Comeback.Resuming) comeback, sender);
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

    private <X extends Exception> RunOutcome goOn(Comeback.Resuming back, Sender<X> sender) throws TrainException, X {
        try (TrainClient client = back.client()) {
            connections.resumed(back.resumed(), lastTick);
            return stream(client, back.resumed().getLastSequence(), sender);
        }
    }

    private <X extends Exception> RunOutcome stream(TrainClient client, long afterSequence, Sender<X> sender)
            throws TrainException, X {
        try {
            sender.send(client, afterSequence);
            RunOutcome outcome = client.sessionOver() ? client.awaitEnd() : client.finish();
            return new RunOutcome(outcome.opened(), framesSent + client.framesSent(), outcome.ended(), outcome.grade());
        } finally {
            framesSent += client.framesSent();
            lastTick = client.lastTick();
        }
    }
}
