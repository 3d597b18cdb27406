package org.trocar.server.live;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What all sessions need of their server.
 *
 * @param clock steady nanoseconds
 * @param diary of what happens to them
 * @param grace how long a session waits for a client that vanished
 */
public record Surroundings(
        ScheduledExecutorService timer, LongSupplier clock, SessionCloser closer, Diary diary, Duration grace) {
    /** Does something after a while; never once the server stops, which ends every session by itself. */
    public void later(Runnable task, Duration delay) {
        try {
            timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The timer is let go of when all sessions are closed, or are left as they are.
        }
    }
}
