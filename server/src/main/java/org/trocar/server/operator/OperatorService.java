package org.trocar.server.operator;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.protos.v1.DirectRequest;
import org.trocar.protos.v1.DirectResponse;
import org.trocar.protos.v1.OperatorServiceGrpc.OperatorServiceImplBase;
import org.trocar.protos.v1.WatchRequest;
import org.trocar.protos.v1.WatchTable;
import org.trocar.telemetry.keys.OperatorToken;

/** Answers those who look after the server, and nobody who does not show the operator's token. */
public final class OperatorService extends OperatorServiceImplBase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OperatorService.class.getName());
    private static final int PROTOCOL_VERSION = 1;
    private static final int MOST_WATCHERS = 8;

    private final Tables tables;
    private final Directing directing;
    private final Watchers watchers;

    /** @param clock steady nanoseconds */
    public OperatorService(Tables tables, Directing directing, LongSupplier clock) {
        this.tables = tables;
        this.directing = directing;
        watchers = new Watchers(MOST_WATCHERS, clock);
    }

    /** The service behind its gate. */
    public ServerServiceDefinition guardedBy(OperatorToken token) {
        return ServerInterceptors.intercept(this, new OperatorGate(token));
    }

    /** Makes a table every second from now on, whether or not anybody watches: what was lately is known to whoever comes. */
    public void begin(ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            watchers.show(tables.make());
        } catch (RuntimeException | Error e) {
            // The next second is another one.
            LOG.log(Level.WARNING, "the operators' table could not be made", e);
        }
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchTable> client) {
        if (request.getProtocolVersion() == PROTOCOL_VERSION) {
            watchers.add((ServerCallStreamObserver<WatchTable>) client, tables::look);
        } else {
            String found = Integer.toUnsignedString(request.getProtocolVersion());
            client.onError(Status.INVALID_ARGUMENT
                    .withDescription(
                            "protocol_version \"" + found + "\": this server speaks version " + PROTOCOL_VERSION)
                    .asException());
        }
    }

    @Override
    public void direct(DirectRequest request, StreamObserver<DirectResponse> client) {
        directing.direct(request, client);
    }

    /** Tells those who watch to go. */
    @Override
    public void close() {
        watchers.close();
    }
}
