package org.trocar.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server is set up.
 *
 * @param host the address to bind; loopback unless told otherwise
 * @param port 0 for a free one
 * @param data where sessions are kept
 * @param loopThreads how many threads simulate
 * @param maxSessions how many sessions run at once
 * @param grace how long a session waits for a client that vanished
 * @param stopPatience how long a stop waits for sessions to be graded and clients to be told
 * @param warmUpTicks how many ticks of a made-up session run before the server says it is serving; 0 for none
 * @param build the commit this was built from, or "unknown"
 */
public record ServerOptions(
        String host,
        int port,
        Path data,
        int loopThreads,
        int maxSessions,
        Duration grace,
        Duration stopPatience,
        int warmUpTicks,
        String build) {

    /** The usual set-up. */
    public static ServerOptions in(Path data) {
        return new ServerOptions(
                "127.0.0.1", 0, data, 1, 64, Duration.ofSeconds(30), Duration.ofSeconds(10), 2_000, "unknown");
    }

    public ServerOptions withAddress(String newHost, int newPort) {
        return new ServerOptions(
                newHost, newPort, data, loopThreads, maxSessions, grace, stopPatience, warmUpTicks, build);
    }

    public ServerOptions withLoopThreads(int threads) {
        return new ServerOptions(host, port, data, threads, maxSessions, grace, stopPatience, warmUpTicks, build);
    }

    public ServerOptions withMaxSessions(int most) {
        return new ServerOptions(host, port, data, loopThreads, most, grace, stopPatience, warmUpTicks, build);
    }

    public ServerOptions withGrace(Duration newGrace) {
        return new ServerOptions(
                host, port, data, loopThreads, maxSessions, newGrace, stopPatience, warmUpTicks, build);
    }

    public ServerOptions withWarmUpTicks(int ticks) {
        return new ServerOptions(host, port, data, loopThreads, maxSessions, grace, stopPatience, ticks, build);
    }

    public ServerOptions withBuild(String commit) {
        return new ServerOptions(host, port, data, loopThreads, maxSessions, grace, stopPatience, warmUpTicks, commit);
    }
}
