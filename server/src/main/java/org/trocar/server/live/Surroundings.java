package org.trocar.server.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What all sessions need of their server.
 *
 * @param clock steady nanoseconds
 * @param grace how long a session waits for a client that vanished
 */
public record Surroundings(ScheduledExecutorService timer, LongSupplier clock, SessionCloser closer, Duration grace) {}
