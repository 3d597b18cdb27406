package org.trocar.server.operator;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.trocar.protos.v1.WatchTable;

/** Who is watching: each is sent the newest table when it has read the one before, and let go when it reads nothing for too long. */
final class Watchers {
    private static final int MOST_UNREAD_SECONDS = 30;

    private final int most;
    private final LongSupplier clock;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** @param clock steady nanoseconds */
    Watchers(int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
    }

    private final class Watcher {
        private final ServerCallStreamObserver<WatchTable> client;
        private long readNanos = clock.getAsLong();

        Watcher(ServerCallStreamObserver<WatchTable> client) {
            this.client = client;
        }

        void show(WatchTable table) {
            if (client.isReady()) {
                readNanos = clock.getAsLong();
                client.onNext(table);
            } else if (clock.getAsLong() - readNanos > TimeUnit.SECONDS.toNanos(MOST_UNREAD_SECONDS)) {
                letGo(
                        this,
                        Status.DEADLINE_EXCEEDED,
                        "you read nothing for " + MOST_UNREAD_SECONDS + " s; watch again, and read all that comes");
            }
        }
    }

    /** Network thread. */
    synchronized void add(ServerCallStreamObserver<WatchTable> client, Supplier<WatchTable> first) {
        if (closed) {
            fail(client, Status.UNAVAILABLE, "the server is stopping");
        } else if (watchers.size() >= most) {
            String text = most + " are watching already; try again when one has left";
            fail(client, Status.RESOURCE_EXHAUSTED, text);
        } else {
            Watcher watcher = new Watcher(client);
            client.setOnCancelHandler(() -> watchers.remove(watcher));
            watchers.add(watcher);
            watcher.show(first.get());
        }
    }

    synchronized void show(WatchTable table) {
        watchers.forEach(watcher -> watcher.show(table));
    }

    private void letGo(Watcher watcher, Status status, String text) {
        watchers.remove(watcher);
        fail(watcher.client, status, text);
    }

    private static void fail(ServerCallStreamObserver<WatchTable> client, Status status, String text) {
        client.onError(status.withDescription(text).asException());
    }

    /** Takes no more, and tells those there are to go. */
    synchronized void close() {
        closed = true;
        watchers.forEach(watcher -> letGo(watcher, Status.UNAVAILABLE, "the server is stopping"));
    }
}
