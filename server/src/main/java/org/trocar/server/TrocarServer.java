package org.trocar.server;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.live.SimulationThread;
import org.trocar.server.log.Event;
import org.trocar.server.monitor.MonitorServer;
import org.trocar.telemetry.journal.JournalThread;

/**
 * The running service: sessions over gRPC, each ticking on a loop thread and written by the journal thread. Start it, and stop it with
 * {@link #close}, which ends and grades every session first.
 */
public final class TrocarServer implements AutoCloseable {
    /**
     * What a client may send before it is read: a second of what it may send at all is four of these. A number said to gRPC also ends its own
     * search for one, which sends pings and goes up to 8 MiB.
     */
    public static final int WINDOW_BYTES = 256 * 1024;

    private static final Logger LOG = Logger.getLogger(TrocarServer.class.getName());

    private final Parts parts;
    private final Duration stopPatience;
    private final DataLock lock;
    private volatile Optional<MonitorServer> monitor = Optional.empty();
    private volatile boolean served;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TrocarServer(Parts parts, Duration stopPatience, DataLock lock) {
        this.parts = parts;
        this.stopPatience = stopPatience;
        this.lock = lock;
    }

    /**
     * Starts a server; when this returns it is warm and serving.
     *
     * @throws IOException when the address cannot be bound, the data folder cannot be made, or another server has it
     */
    public static TrocarServer start(ServerOptions options, ScenarioLibrary library) throws IOException {
        return start(options, library, Machine.real());
    }

    static TrocarServer start(ServerOptions options, ScenarioLibrary library, Machine machine) throws IOException {
        DataGround.prepare(options.data());
        DataLock lock = DataLock.take(options.data());
        try {
            Parts parts = new Parts(options, library, machine, lock);
            return new TrocarServer(parts, options.patience().stop(), lock).serve(options, library);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private TrocarServer serve(ServerOptions options, ScenarioLibrary library) throws IOException {
        sayHealth(ServingStatus.NOT_SERVING);
        try {
            parts.server().start();
        } catch (IOException e) {
            close();
            throw cannotListen(options, e);
        }
        lock.listensAt(options.listening().host() + ":" + address().getPort());
        startMonitor();
        warmUp(options, library);
        sayHealth(ServingStatus.SERVING);
        parts.readiness().serving();
        sayServing(options, library);
        parts.recovery().begin();
        return this;
    }

    private void startMonitor() throws IOException {
        try {
            monitor = parts.startMonitor();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** While it listens already: whoever comes now is served, but not as quickly. */
    private void warmUp(ServerOptions options, ScenarioLibrary library) throws IOException {
        FutureTask<Void> queues = new FutureTask<>(TrocarServer::warmUpQueues);
        new Thread(queues, "warm-up").start();
        for (LoadedScenario loaded : library.scenarios()) {
            WarmUp.run(loaded.scenario(), options.warmUpTicks())
                    .ifPresent(nanos -> parts.loops().warmedUp(loaded.scenario().id(), nanos));
        }
        try {
            queues.get();
        } catch (ExecutionException e) {
            close();
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IOException("no queue can be made: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Void warmUpQueues() throws IOException {
        JournalThread.warmUp();
        return null;
    }

    private void sayServing(ServerOptions options, ScenarioLibrary library) {
        Event serving = Event.info("serving")
                .with("address", options.listening().host() + ":" + address().getPort())
                .with("data", options.data())
                .with("scenarios", library.scenarios().size())
                .with("durability", options.keeping().durability().name().toLowerCase(Locale.ROOT))
                .with("encrypt", options.keeping().encrypted())
                .with("key", keyFingerprint())
                .with("build", options.build())
                .with("java", System.getProperty("java.version"));
        metricsAddress().ifPresent(metrics -> serving.with("metrics_port", metrics.getPort()));
        serving.to(LOG);
        served = true;
    }

    private static IOException cannotListen(ServerOptions options, IOException e) {
        String reason = PortHolder.of(options.listening().port())
                .map(holder -> holder + " listens there; stop it, or choose")
                .orElse((e.getCause() == null ? e : e.getCause()).getMessage() + "; choose");
        return new IOException(
                "cannot listen on " + options.listening().host() + ":"
                        + options.listening().port() + ": " + reason + " another port with --port, 0 for a free one",
                e);
    }

    private void sayHealth(ServingStatus status) {
        parts.health().setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        parts.health().setStatus(TrocarServiceGrpc.SERVICE_NAME, status);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) parts.server().getListenSockets().get(0);
    }

    /** Where metrics and health are asked for by HTTP; empty when nowhere. */
    public Optional<InetSocketAddress> metricsAddress() {
        return monitor.map(MonitorServer::address);
    }

    /** SHA-256 of the key its documents are signed with, lower-case hex. */
    public String keyFingerprint() {
        return parts.key().fingerprint();
    }

    LiveSessions sessions() {
        return parts.sessions();
    }

    /** Waits until {@link #close} was called and is done. */
    public void awaitClosed() throws InterruptedException {
        parts.server().awaitTermination();
    }

    /**
     * Takes no more sessions, ends those that run, waits until each is graded and its client told, then lets go of everything. What is not
     * done within the patience is left as it is: a folder without {@code journal.json}, which reads as interrupted, and which its client
     * can come back to.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        long startNanos = System.nanoTime();
        int running = parts.sessions().all().size();
        parts.readiness().stopping();
        sayStopping(running);
        parts.health().enterTerminalState();
        parts.server().shutdown();
        parts.replays().close();
        parts.operators().close();
        parts.sessions().close();
        try {
            if (letGo()) {
                freeData();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            parts.server().shutdownNow();
            monitor.ifPresent(MonitorServer::close);
            sayStopped(running, startNanos);
        }
    }

    /** What could not even begin says why in other words. */
    private void sayStopping(int running) {
        if (served) {
            Event.info("stopping: sessions that run are ended and graded")
                    .with("sessions", running)
                    .to(LOG);
        }
    }

    private void sayStopped(int running, long startNanos) {
        if (served) {
            Event.info("stopped")
                    .with("sessions", running)
                    .with("left_interrupted", parts.sessions().all().size())
                    .with("millis", (System.nanoTime() - startNanos) / 1_000_000)
                    .to(LOG);
        }
    }

    private void freeData() {
        try {
            lock.close();
        } catch (IOException e) {
            Event.warning("the lock on the data folder goes with this process")
                    .because(e)
                    .to(LOG);
        }
    }

    /** Whether nothing of this server's writes to the data folder any more. */
    private boolean letGo() throws InterruptedException {
        boolean idle = true;
        long deadlineNanos = System.nanoTime() + 2 * stopPatience.toNanos();
        if (!parts.sessions().awaitClosed(stopPatience)) {
            Event.warning("some sessions were not graded in time; they read as interrupted")
                    .with("patience_seconds", stopPatience.toSeconds())
                    .to(LOG);
        }
        for (ExecutorService executor : parts.executors()) {
            executor.shutdown();
            idle &= executor.awaitTermination(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        for (SimulationThread simulation : parts.simulations()) {
            simulation.stop(Duration.ofSeconds(1));
        }
        idle &= closeJournals();
        parts.server().awaitTermination(1, TimeUnit.SECONDS);
        parts.network().end();
        return idle;
    }

    /** Whether all that was recorded is in its files. */
    private boolean closeJournals() {
        JournalThread journals = parts.journals();
        boolean written = journals.close(stopPatience);
        if (!written) {
            Event.error("the disk did not take all that was recorded; what these sessions did last is lost")
                    .with("sessions", String.join(" ", journals.unfinished()))
                    .with("waiting_bytes", journals.waitingBytes())
                    .with("patience_seconds", stopPatience.toSeconds())
                    .to(LOG);
        }
        return written;
    }
}
