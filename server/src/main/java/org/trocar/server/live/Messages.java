package org.trocar.server.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.trocar.protos.v1.OperatorMessage;

/**
 * What operators tell a trainee, from when they say it until the client has it. A message is sent once its control event was taken in a tick,
 * so that the record has it before the trainee does; while there is no client it waits.
 */
final class Messages {
    private final Queue<OperatorMessage> waiting = new ConcurrentLinkedQueue<>();
    /** Loop: how many of the session's messages are not waiting any more. */
    private int passed;

    /**
     * In the order in which their control events are offered: one thread at a time.
     *
     * @param offering offers the control event; false when it is not taken
     */
    boolean offer(String author, String text, BooleanSupplier offering) {
        OperatorMessage message =
                OperatorMessage.newBuilder().setAuthor(author).setText(text).build();
        waiting.add(message);
        boolean taken = offering.getAsBoolean();
        if (!taken) {
            waiting.remove(message);
        }
        return taken;
    }

    /** Before the first tick: those that a session had before it was restored reached their client, or never will. */
    void continueAfter(int messages) {
        passed = messages;
    }

    /**
     * Loop: the next one to be sent, or null.
     *
     * @param messages how many the session has taken so far
     */
    OperatorMessage next(int messages, long tick) {
        if (passed >= messages) {
            return null;
        }
        passed++;
        OperatorMessage message = waiting.poll();
        return message == null ? null : message.toBuilder().setTick(tick).build();
    }
}
