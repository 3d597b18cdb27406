package org.trocar.server.replay;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.LockSupport;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplayUpdate;

/**
 * One viewer's connection. Network threads leave at most one request here; the viewer's own thread takes it, answers, and asks for the next.
 * What is sent waits until the viewer has read enough of what came before, so nothing piles up.
 */
final class ViewerStream {
    /** A wake-up that was missed costs no more than this. */
    private static final long LONGEST_WAIT_NANOS = 200_000_000;

    private final ServerCallStreamObserver<ReplayUpdate> client;
    private volatile ReplayRequest waiting;
    private volatile boolean halfClosed;
    private volatile boolean gone;
    private volatile boolean stopped;
    private volatile Thread owner;

    ViewerStream(ServerCallStreamObserver<ReplayUpdate> client) {
        this.client = client;
        client.disableAutoRequest();
        client.setOnReadyHandler(this::wake);
        client.setOnCancelHandler(this::leave);
        client.request(1);
    }

    private void wake() {
        LockSupport.unpark(owner);
    }

    /** Network thread: a request came. */
    void put(ReplayRequest request) {
        waiting = request;
        wake();
    }

    /** Network thread: there will be no more requests. */
    void halfClose() {
        halfClosed = true;
        wake();
    }

    /** Any thread: nobody is to be sent anything any more. */
    void leave() {
        gone = true;
        wake();
    }

    /** Any thread: the server stops; what is being sent need not arrive. */
    void stop() {
        stopped = true;
        wake();
    }

    /** The viewer's thread: it is its own from now on. */
    void own() {
        owner = Thread.currentThread();
    }

    /** The request that came, or null; after it is answered, {@link #readNext}. */
    ReplayRequest take() {
        ReplayRequest request = waiting;
        waiting = null;
        return request;
    }

    void readNext() {
        client.request(1);
    }

    /** Whether the viewer is gone, or wants nothing more and all was answered, or the server stops. */
    boolean over() {
        return gone || stopped || halfClosed && waiting == null;
    }

    boolean ready() {
        return client.isReady();
    }

    /** Sends when the viewer has read enough; not at all when it is gone or the server stops. */
    void send(ReplayUpdate update) {
        while (!gone && !stopped && !client.isReady()) {
            LockSupport.parkNanos(this, LONGEST_WAIT_NANOS);
        }
        if (!gone && !stopped) {
            client.onNext(update);
        }
    }

    /** Waits for something to happen. */
    void await(long nanos) {
        if (waiting == null && !over() && nanos > 0) {
            LockSupport.parkNanos(this, Math.min(nanos, LONGEST_WAIT_NANOS));
        }
    }

    void refuse(RefusalCode code, String field, String value, String remedy) {
        send(ReplayUpdate.newBuilder()
                .setRefusal(Refusal.newBuilder()
                        .setCode(code)
                        .setField(field)
                        .setValue(value)
                        .setRemedy(remedy))
                .build());
    }

    void complete() {
        if (!gone) {
            client.onCompleted();
        }
    }

    void fail(Status status, String text) {
        if (!gone) {
            client.onError(status.withDescription(text).asException());
        }
    }
}
