package org.trocar.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.trocar.telemetry.journal.Durability;

/**
 * How a server is set up.
 *
 * @param warmUpTicks how many ticks of a made-up session run before the server says it is serving; 0 for none
 * @param build the commit this was built from, or "unknown"
 */
public record ServerOptions(
        Listening listening, Keeping keeping, Capacity capacity, Patience patience, int warmUpTicks, String build) {

    /**
     * Where it is to be reached.
     *
     * @param host the address to bind; loopback unless told otherwise
     * @param port 0 for a free one
     * @param metrics where metrics and health are asked for by HTTP; empty for nowhere
     */
    public record Listening(String host, int port, Optional<InetSocketAddress> metrics) {}

    /**
     * How sessions are kept.
     *
     * @param data the folder they are kept in
     * @param keepFreeBytes with less free disk no session opens, and with less than half of it those that run are ended
     * @param durability what a durable tick outlives
     * @param encrypted whether new sessions' records are encrypted with their learners' keys
     */
    public record Keeping(Path data, long keepFreeBytes, Durability durability, boolean encrypted) {
        public static final long DEFAULT_KEEP_FREE_BYTES = 1_000_000_000;
    }

    /**
     * How much it takes on.
     *
     * @param loopThreads how many threads simulate
     * @param maxSessions how many sessions run at once
     * @param maxBusyPercent of a simulation thread's time that real-time sessions may take together before no more open; 100 for no bound
     */
    public record Capacity(int loopThreads, int maxSessions, int maxBusyPercent) {
        public static final int DEFAULT_MAX_SESSIONS = 64;
    }

    /**
     * How long things are waited for.
     *
     * @param grace for a client that vanished
     * @param resumeWithin for the client of a session whose server died
     * @param stop at the server's end, for sessions to be graded and clients to be told
     * @param idle for a connection's next call; gRPC's clients connect again by themselves
     */
    public record Patience(Duration grace, Duration resumeWithin, Duration stop, Duration idle) {}

    /** The usual set-up. */
    public static ServerOptions in(Path data) {
        return new ServerOptions(
                new Listening("127.0.0.1", 0, Optional.empty()),
                new Keeping(data, Keeping.DEFAULT_KEEP_FREE_BYTES, Durability.PROCESS, true),
                new Capacity(1, Capacity.DEFAULT_MAX_SESSIONS, 80),
                new Patience(
                        Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofMinutes(5)),
                2_000,
                "unknown");
    }

    public Path data() {
        return keeping.data();
    }

    public ServerOptions withAddress(String host, int port) {
        return with(new Listening(host, port, listening.metrics()));
    }

    public ServerOptions withMetrics(InetSocketAddress address) {
        return with(new Listening(listening.host(), listening.port(), Optional.of(address)));
    }

    private ServerOptions with(Listening other) {
        return new ServerOptions(other, keeping, capacity, patience, warmUpTicks, build);
    }

    public ServerOptions withKeepFree(long bytes) {
        return with(new Keeping(keeping.data(), bytes, keeping.durability(), keeping.encrypted()));
    }

    public ServerOptions withDurability(Durability durability) {
        return with(new Keeping(keeping.data(), keeping.keepFreeBytes(), durability, keeping.encrypted()));
    }

    public ServerOptions withEncryption(boolean encrypted) {
        return with(new Keeping(keeping.data(), keeping.keepFreeBytes(), keeping.durability(), encrypted));
    }

    private ServerOptions with(Keeping other) {
        return new ServerOptions(listening, other, capacity, patience, warmUpTicks, build);
    }

    public ServerOptions withLoopThreads(int threads) {
        return with(new Capacity(threads, capacity.maxSessions(), capacity.maxBusyPercent()));
    }

    public ServerOptions withMaxSessions(int most) {
        return with(new Capacity(capacity.loopThreads(), most, capacity.maxBusyPercent()));
    }

    public ServerOptions withMaxBusy(int percent) {
        return with(new Capacity(capacity.loopThreads(), capacity.maxSessions(), percent));
    }

    private ServerOptions with(Capacity other) {
        return new ServerOptions(listening, keeping, other, patience, warmUpTicks, build);
    }

    public ServerOptions withGrace(Duration grace) {
        return with(new Patience(grace, patience.resumeWithin(), patience.stop(), patience.idle()));
    }

    public ServerOptions withResumeWithin(Duration resumeWithin) {
        return with(new Patience(patience.grace(), resumeWithin, patience.stop(), patience.idle()));
    }

    ServerOptions withStop(Duration stop) {
        return with(new Patience(patience.grace(), patience.resumeWithin(), stop, patience.idle()));
    }

    ServerOptions withIdle(Duration idle) {
        return with(new Patience(patience.grace(), patience.resumeWithin(), patience.stop(), idle));
    }

    private ServerOptions with(Patience other) {
        return new ServerOptions(listening, keeping, capacity, other, warmUpTicks, build);
    }

    public ServerOptions withWarmUpTicks(int ticks) {
        return new ServerOptions(listening, keeping, capacity, patience, ticks, build);
    }

    public ServerOptions withBuild(String commit) {
        return new ServerOptions(listening, keeping, capacity, patience, warmUpTicks, commit);
    }
}
