package org.trocar.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What a server sends on one stream, kept until a test looks at it. */
final class Arrivals<Q, A> implements ClientResponseObserver<Q, A> {
    static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<A> arriving = new LinkedBlockingQueue<>();
    private final List<A> seen = new ArrayList<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final boolean reads;

    /** @param reads whether all is read that comes; otherwise one message, and more when told to */
    Arrivals(boolean reads) {
        this.reads = reads;
    }

    static ManagedChannel channel(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    /** A channel on which the network holds little for who does not read. */
    static ManagedChannel narrowChannel(TrocarServer server) {
        return NettyChannelBuilder.forAddress(server.address())
                .usePlaintext()
                .flowControlWindow(16 * 1024)
                .build();
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> call) {
        if (!reads) {
            call.disableAutoRequestWithInitial(1);
        }
    }

    @Override
    public void onNext(A message) {
        arriving.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        ended.complete(Status.fromThrowable(failure));
    }

    @Override
    public void onCompleted() {
        ended.complete(Status.OK);
    }

    /** Passes over messages up to the next that is wanted. */
    A await(String what, Predicate<A> wanted) throws InterruptedException {
        while (true) {
            A message = arriving.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(message, "no " + what + " came; the stream: " + ended.getNow(null));
            seen.add(message);
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** Whether anything comes at all, rather than the stream's end. */
    boolean answers() {
        while (arriving.isEmpty() && !ended.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        return !arriving.isEmpty();
    }

    Status awaitEnd() throws Exception {
        return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** All that was passed over so far. */
    List<A> seen() {
        return seen;
    }

    /** Passes over all that has come. */
    void passOver() {
        arriving.drainTo(seen);
    }
}
