package org.trocar.server.live;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has what the loop leaves in one connection's outbox handed to gRPC by the thread that writes that connection: gRPC allocates with every
 * message it sends, which between two ticks must not be, and from any other thread it would have to wake that one for each.
 */
final class Courier {
    private final Executor network;
    private final Runnable delivery;
    private final AtomicBoolean due = new AtomicBoolean();

    /**
     * @param network the thread that writes the connection
     * @param delivery hands over what there is
     */
    Courier(Executor network, Runnable delivery) {
        this.network = network;
        this.delivery = () -> {
            // Reads as well as writes, so that it sees what was left in the outbox before it was last called for.
            due.getAndSet(false);
            delivery.run();
        };
    }

    /** Loop: something was left in the outbox. Allocates nothing and does not wait. */
    void wake() {
        if (!due.getAndSet(true)) {
            execute();
        }
    }

    private void execute() {
        try {
            network.execute(delivery);
        } catch (RejectedExecutionException e) {
            // The network has ended before the loop: nobody is there any more to be told.
            due.set(false);
        }
    }
}
