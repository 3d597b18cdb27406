package org.trocar.server.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What all sessions need of their server.
 *
 * @param clock steady nanoseconds
 * @param diary of what happens to them
 * @param grace how long a session waits for a client that vanished
 */
public record Surroundings(
        ScheduledExecutorService timer, LongSupplier clock, SessionCloser closer, Diary diary, Duration grace) {}
