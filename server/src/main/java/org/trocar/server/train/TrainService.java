package org.trocar.server.train;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.io.InputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.server.live.ClientConnection;
import org.trocar.server.live.Courier;
import org.trocar.server.live.Reception;

/** Answers the Train method. */
public final class TrainService implements ServerCallHandler<InboundMessage, InputStream> {
    private final Reception reception;
    private final Courier courier;
    private final LongSupplier clock;
    private final ScheduledExecutorService timer;

    /** @param clock steady nanoseconds */
    public TrainService(Reception reception, Courier courier, LongSupplier clock, ScheduledExecutorService timer) {
        this.reception = reception;
        this.courier = courier;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public ServerCall.Listener<InboundMessage> startCall(
            ServerCall<InboundMessage, InputStream> call, Metadata headers) {
        call.sendHeaders(new Metadata());
        TrainStream stream = new TrainStream(new ClientConnection(call, courier), reception, clock, timer);
        try {
            timer.schedule(stream::endUnlessGreeted, TrainStream.GREETING_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            stream.turnAwayStopping();
        }
        return stream;
    }
}
