package org.trocar.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.trocar.telemetry.journal.Durability;

/**
 * How a server is set up.
 *
 * @param host the address to bind; loopback unless told otherwise
 * @param port 0 for a free one
 * @param loopThreads how many threads simulate
 * @param maxSessions how many sessions run at once
 * @param maxBusyPercent of a simulation thread's time that real-time sessions may take together before no more open; 100 for no bound
 * @param warmUpTicks how many ticks of a made-up session run before the server says it is serving; 0 for none
 * @param build the commit this was built from, or "unknown"
 * @param metrics where metrics and health are asked for by HTTP; empty for nowhere
 */
public record ServerOptions(
        String host,
        int port,
        Keeping keeping,
        int loopThreads,
        int maxSessions,
        int maxBusyPercent,
        Patience patience,
        int warmUpTicks,
        String build,
        Optional<InetSocketAddress> metrics) {

    public static final int DEFAULT_MAX_BUSY_PERCENT = 80;

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
     * How long things are waited for.
     *
     * @param grace for a client that vanished
     * @param resumeWithin for the client of a session whose server died
     * @param stop at the server's end, for sessions to be graded and clients to be told
     */
    public record Patience(Duration grace, Duration resumeWithin, Duration stop) {}

    /** The usual set-up. */
    public static ServerOptions in(Path data) {
        return new ServerOptions(
                "127.0.0.1",
                0,
                new Keeping(data, Keeping.DEFAULT_KEEP_FREE_BYTES, Durability.PROCESS, true),
                1,
                64,
                DEFAULT_MAX_BUSY_PERCENT,
                new Patience(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(10)),
                2_000,
                "unknown",
                Optional.empty());
    }

    public Path data() {
        return keeping.data();
    }

    public ServerOptions withAddress(String newHost, int newPort) {
        return new ServerOptions(
                newHost,
                newPort,
                keeping,
                loopThreads,
                maxSessions,
                maxBusyPercent,
                patience,
                warmUpTicks,
                build,
                metrics);
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

    private ServerOptions with(Keeping newKeeping) {
        return new ServerOptions(
                host,
                port,
                newKeeping,
                loopThreads,
                maxSessions,
                maxBusyPercent,
                patience,
                warmUpTicks,
                build,
                metrics);
    }

    public ServerOptions withLoopThreads(int threads) {
        return new ServerOptions(
                host, port, keeping, threads, maxSessions, maxBusyPercent, patience, warmUpTicks, build, metrics);
    }

    public ServerOptions withMaxSessions(int most) {
        return new ServerOptions(
                host, port, keeping, loopThreads, most, maxBusyPercent, patience, warmUpTicks, build, metrics);
    }

    public ServerOptions withMaxBusy(int percent) {
        return new ServerOptions(
                host, port, keeping, loopThreads, maxSessions, percent, patience, warmUpTicks, build, metrics);
    }

    public ServerOptions withGrace(Duration grace) {
        return with(new Patience(grace, patience.resumeWithin(), patience.stop()));
    }

    public ServerOptions withResumeWithin(Duration resumeWithin) {
        return with(new Patience(patience.grace(), resumeWithin, patience.stop()));
    }

    private ServerOptions with(Patience newPatience) {
        return new ServerOptions(
                host,
                port,
                keeping,
                loopThreads,
                maxSessions,
                maxBusyPercent,
                newPatience,
                warmUpTicks,
                build,
                metrics);
    }

    public ServerOptions withWarmUpTicks(int ticks) {
        return new ServerOptions(
                host, port, keeping, loopThreads, maxSessions, maxBusyPercent, patience, ticks, build, metrics);
    }

    public ServerOptions withBuild(String commit) {
        return new ServerOptions(
                host, port, keeping, loopThreads, maxSessions, maxBusyPercent, patience, warmUpTicks, commit, metrics);
    }

    public ServerOptions withMetrics(InetSocketAddress address) {
        return new ServerOptions(
                host,
                port,
                keeping,
                loopThreads,
                maxSessions,
                maxBusyPercent,
                patience,
                warmUpTicks,
                build,
                Optional.of(address));
    }
}
