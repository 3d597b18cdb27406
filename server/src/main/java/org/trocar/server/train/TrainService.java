package org.trocar.server.train;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.server.live.ClientConnection;
import org.trocar.server.live.Reception;

/** Answers the Train method. */
public final class TrainService implements ServerCallHandler<InboundMessage, InputStream> {
    private final Reception reception;
    private final Supplier<Executor> network;
    private final LongSupplier clock;
    private final ScheduledExecutorService timer;

    /**
     * @param network says which of the threads calls it, which is the one that reads and writes the call's connection
     * @param clock steady nanoseconds
     */
    public TrainService(
            Reception reception, Supplier<Executor> network, LongSupplier clock, ScheduledExecutorService timer) {
        this.reception = reception;
        this.network = network;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public ServerCall.Listener<InboundMessage> startCall(
            ServerCall<InboundMessage, InputStream> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        TrainStream stream = new TrainStream(new ClientConnection(call, network.get()), reception, clock, timer);
        try {
            timer.schedule(stream::endUnlessGreeted, TrainStream.GREETING_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            stream.turnAwayStopping();
        }
        return stream;
    }
}
