package org.trocar.server.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that hands to gRPC what the loop threads leave in the connections' outboxes. gRPC allocates with every message it sends;
 * here that does not happen between two ticks.
 */
public final class Courier implements AutoCloseable {
    private final List<ClientConnection> connections = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "courier");
    private volatile boolean posted;
    private volatile boolean stopping;

    public Courier() {
        thread.setDaemon(true);
        thread.start();
    }

    void serve(ClientConnection connection) {
        connections.add(connection);
    }

    void forget(ClientConnection connection) {
        connections.remove(connection);
    }

    /** Loop: something was left in an outbox. */
    void wake() {
        posted = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopping) {
            posted = false;
            connections.forEach(Courier::deliver);
            if (!posted && !stopping) {
                LockSupport.park(this);
            }
        }
    }

    /** One client's trouble is not the others'. */
    private static void deliver(ClientConnection connection) {
        try {
            connection.flush();
        } catch (RuntimeException | Error e) {
            connection.lost();
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, e);
        }
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
    }
}
