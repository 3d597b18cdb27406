package org.trocar.server.desk;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.trocar.protos.v1.OperatorServiceGrpc.OperatorServiceStub;
import org.trocar.protos.v1.WatchRequest;
import org.trocar.protos.v1.WatchTable;

/** A server's tables as they come. Network threads bring them; one thread takes them. */
public final class WatchFeed implements AutoCloseable {
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Incoming incoming = new Incoming();
    private Status ended;

    /** A table, or the end of all tables. */
    private record Arrival(WatchTable table, Status end) {}

    WatchFeed(OperatorServiceStub stub) {
        stub.watch(Desk.WATCH, incoming);
    }

    private final class Incoming implements ClientResponseObserver<WatchRequest, WatchTable> {
        private volatile ClientCallStreamObserver<WatchRequest> call;

        @Override
        public void beforeStart(ClientCallStreamObserver<WatchRequest> stream) {
            call = stream;
        }

        @Override
        public void onNext(WatchTable table) {
            arrivals.add(new Arrival(table, null));
        }

        @Override
        public void onError(Throwable failure) {
            arrivals.add(new Arrival(null, Status.fromThrowable(failure)));
        }

        @Override
        public void onCompleted() {
            arrivals.add(new Arrival(null, Status.UNAVAILABLE));
        }
    }

    /** The next table; empty when none came in time, or there will be none. */
    public Optional<WatchTable> next(long millis) throws InterruptedException {
        Arrival arrival = ended == null ? arrivals.poll(millis, TimeUnit.MILLISECONDS) : null;
        if (arrival != null && arrival.end() != null) {
            ended = arrival.end();
        }
        return arrival == null ? Optional.empty() : Optional.ofNullable(arrival.table());
    }

    /** The newest table that has come since the last one taken, without waiting. */
    public Optional<WatchTable> newest() {
        Optional<WatchTable> newest = Optional.empty();
        for (Arrival arrival = arrivals.poll(); arrival != null; arrival = arrivals.poll()) {
            if (arrival.end() != null) {
                ended = arrival.end();
            } else {
                newest = Optional.of(arrival.table());
            }
        }
        return newest;
    }

    /** Why no more tables come; empty while they may. */
    public Optional<Status> ended() {
        return Optional.ofNullable(ended);
    }

    @Override
    public void close() {
        incoming.call.cancel("the watcher leaves", null);
    }
}
