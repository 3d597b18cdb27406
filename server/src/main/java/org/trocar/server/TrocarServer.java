package org.trocar.server;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.protos.codec.TrainMethod;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.server.catalogue.CatalogueService;
import org.trocar.server.live.Courier;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.live.Manifests;
import org.trocar.server.live.OpenRules;
import org.trocar.server.live.Reception;
import org.trocar.server.live.SessionCloser;
import org.trocar.server.live.SessionOpener;
import org.trocar.server.live.SimulationThread;
import org.trocar.server.live.Surroundings;
import org.trocar.server.train.TrainService;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalThread;

/**
 * The running service: sessions over gRPC, each ticking on a loop thread and written by the journal thread. Start it, and stop it with
 * {@link #close}, which ends and grades every session first.
 */
public final class TrocarServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrocarServer.class.getName());
    private static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final int MAX_CALLS_A_CONNECTION = 32;
    private static final int MAX_WAITING_READS = 64;
    /** A headset that fell off the network is noticed within the sum of these. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final int KEEP_ALIVE_TIMEOUT_SECONDS = 5;
    /** Clients may not ping more often. */
    private static final int MIN_CLIENT_PING_SECONDS = 2;

    private final Server server;
    private final HealthStatusManager health;
    private final LiveSessions sessions;
    private final List<SimulationThread> simulations;
    private final JournalThread journals;
    private final Courier courier;
    private final List<ExecutorService> executors;
    private final Duration stopPatience;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TrocarServer(
            Server server,
            HealthStatusManager health,
            LiveSessions sessions,
            List<SimulationThread> simulations,
            JournalThread journals,
            Courier courier,
            List<ExecutorService> executors,
            Duration stopPatience) {
        this.server = server;
        this.health = health;
        this.sessions = sessions;
        this.simulations = List.copyOf(simulations);
        this.journals = journals;
        this.courier = courier;
        this.executors = List.copyOf(executors);
        this.stopPatience = stopPatience;
    }

    /**
     * Starts a server; when this returns it is warm and serving.
     *
     * @throws IOException when the address cannot be bound or the data folder cannot be made
     */
    public static TrocarServer start(ServerOptions options, ScenarioLibrary library) throws IOException {
        Files.createDirectories(options.data());
        if (!Files.isWritable(options.data())) {
            throw new IOException(
                    "cannot write to " + options.data() + "; make it writable, or choose another data folder");
        }
        JournalThread.warmUp();
        TrocarServer server = wire(options, library, System::nanoTime, Clock.systemUTC());
        try {
            server.server.start();
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + options.host() + ":" + options.port() + " (" + e.getMessage()
                            + "); choose another port, or 0 for a free one",
                    e);
        }
        for (LoadedScenario loaded : library.scenarios()) {
            WarmUp.run(loaded.scenario(), options.warmUpTicks());
        }
        server.sayHealth(ServingStatus.SERVING);
        return server;
    }

    /** Everything there is, and who knows whom. */
    private static TrocarServer wire(
            ServerOptions options, ScenarioLibrary library, LongSupplier clock, Clock calendar) {
        SecureRandom random = new SecureRandom();
        // At most one opening and one closing a session wait for a worker, and the sessions are counted.
        ExecutorService workers = Executors.newFixedThreadPool(2, daemons("session-worker"));
        ExecutorService readers = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING_READS), daemons("catalogue"));
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("timer"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        JournalThread journals = new JournalThread(TrocarServer::reportJournalFailure);
        List<SimulationThread> simulations = simulations(options.loopThreads(), clock, journals);

        LiveSessions sessions = new LiveSessions(options.maxSessions());
        SessionCloser closer = new SessionCloser(journals, sessions, workers);
        Surroundings surroundings = new Surroundings(timer, clock, closer, options.grace());
        SessionOpener opener = new SessionOpener(
                options.data(),
                options.build(),
                new Manifests(random, calendar),
                random,
                journals,
                simulations,
                surroundings);
        Reception reception = new Reception(new OpenRules(library), sessions, opener, workers);

        Courier courier = new Courier();
        HealthStatusManager health = new HealthStatusManager();
        CatalogueService catalogue = new CatalogueService(options.data(), library, sessions, readers);
        Server server = listener(options)
                .addService(TrainMethod.bind(catalogue.bindService(), new TrainService(reception, courier, clock)))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
        TrocarServer wired = new TrocarServer(
                server,
                health,
                sessions,
                simulations,
                journals,
                courier,
                List.of(workers, readers, timer),
                options.stopPatience());
        wired.sayHealth(ServingStatus.NOT_SERVING);
        return wired;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static List<SimulationThread> simulations(int count, LongSupplier clock, JournalThread journals) {
        List<SimulationThread> simulations = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            JournalRing ring = journals.newRing(JournalRing.DEFAULT_BYTES);
            simulations.add(new SimulationThread("simulation-" + i, clock, ring));
        }
        return simulations;
    }

    private static void reportJournalFailure(String sessionId, Throwable cause) {
        LOG.log(Level.SEVERE, "the journal of session " + sessionId + " takes no more records: not gradable", cause);
    }

    private static NettyServerBuilder listener(ServerOptions options) {
        InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
        return NettyServerBuilder.forAddress(address, InsecureServerCredentials.create())
                .directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_A_CONNECTION)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(MIN_CLIENT_PING_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    private void sayHealth(ServingStatus status) {
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        health.setStatus(TrocarServiceGrpc.SERVICE_NAME, status);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getListenSockets().get(0);
    }

    LiveSessions sessions() {
        return sessions;
    }

    /** Waits until {@link #close} was called and is done. */
    public void awaitClosed() throws InterruptedException {
        server.awaitTermination();
    }

    /**
     * Takes no more sessions, ends those that run, waits until each is graded and its client told, then lets go of everything. What is not
     * done within the patience is left as it is: a folder without {@code journal.json}, which reads as interrupted.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        health.enterTerminalState();
        server.shutdown();
        sessions.close();
        try {
            letGo();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.shutdownNow();
        }
    }

    private void letGo() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + 2 * stopPatience.toNanos();
        if (!sessions.awaitClosed(stopPatience)) {
            LOG.warning("some sessions were not graded within " + stopPatience + "; they read as interrupted");
        }
        for (ExecutorService executor : executors) {
            executor.shutdown();
            executor.awaitTermination(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        for (SimulationThread simulation : simulations) {
            simulation.stop(Duration.ofSeconds(1));
        }
        journals.close();
        courier.close();
        server.awaitTermination(1, TimeUnit.SECONDS);
    }
}
