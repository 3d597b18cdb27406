package org.trocar.server.replay;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplayUpdate;

/**
 * One viewer's connection. Network threads leave at most one request here; the viewer's own thread takes it, answers, and asks for the next.
 * What is sent waits until the viewer has read enough of what came before, so nothing piles up. A viewer that neither reads nor says
 * anything for too long is let go: others wait for its place.
 */
final class ViewerStream {
    /** A wake-up that was missed costs no more than this. */
    private static final long LONGEST_WAIT_NANOS = 200_000_000;

    private static final int MOST_UNREAD_SECONDS = 30;
    private static final int MOST_SILENT_MINUTES = 10;

    private final ServerCallStreamObserver<ReplayUpdate> client;
    private final LongSupplier clock;
    private volatile ReplayRequest waiting;
    private volatile boolean halfClosed;
    private volatile boolean gone;
    private volatile boolean stopped;
    private volatile Thread owner;
    private volatile boolean unread;
    private long unreadSinceNanos;
    private long heardAtNanos;
    /** Why the viewer was let go, or null. */
    private String lapse;

    /** @param clock steady nanoseconds */
    ViewerStream(ServerCallStreamObserver<ReplayUpdate> client, LongSupplier clock) {
        this.client = client;
        this.clock = clock;
        client.disableAutoRequest();
        client.setOnReadyHandler(this::hasRead);
        client.setOnCancelHandler(this::leave);
        client.request(1);
    }

    private void hasRead() {
        unread = false;
        wake();
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
        heard();
    }

    /** The viewer's thread: the viewer is there, whether it says so or is being played to. */
    void heard() {
        heardAtNanos = clock.getAsLong();
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

    /** Whether nothing can be sent any more, so that what is being done for the viewer can be left undone. */
    boolean lost() {
        return gone || stopped || lapse != null;
    }

    /** Whether the viewer is lost, wants nothing more and all was answered, or has said nothing for too long. */
    boolean over() {
        if (clock.getAsLong() - heardAtNanos > TimeUnit.MINUTES.toNanos(MOST_SILENT_MINUTES)) {
            lapse = "you stood still for " + MOST_SILENT_MINUTES
                    + " minutes and others wait for a place; open the session again and seek to where you were";
        }
        return lost() || halfClosed && waiting == null;
    }

    /** Whether the viewer has read enough to be sent more; one that has not for too long is lost. */
    boolean ready() {
        if (client.isReady()) {
            unread = false;
            return true;
        }
        if (!unread) {
            unread = true;
            unreadSinceNanos = clock.getAsLong();
        } else if (clock.getAsLong() - unreadSinceNanos > TimeUnit.SECONDS.toNanos(MOST_UNREAD_SECONDS)) {
            lapse = "you read nothing for " + MOST_UNREAD_SECONDS
                    + " s and others wait for a place; open the session again, and read all that comes";
        }
        return false;
    }

    /** Sends when the viewer has read enough; not at all when it is lost. */
    void send(ReplayUpdate update) {
        while (!lost() && !ready()) {
            LockSupport.parkNanos(this, LONGEST_WAIT_NANOS);
        }
        if (!lost()) {
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

    /** Ends the call in order, or says why it ends otherwise. */
    void end() {
        if (stopped) {
            fail(Status.UNAVAILABLE, "the server is stopping");
        } else if (lapse != null) {
            fail(Status.DEADLINE_EXCEEDED, lapse);
        } else {
            complete();
        }
    }

    void fail(Status status, String text) {
        if (!gone) {
            client.onError(status.withDescription(text).asException());
        }
    }
}
