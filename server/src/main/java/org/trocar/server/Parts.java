package org.trocar.server;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.protos.codec.TrainMethod;
import org.trocar.server.catalogue.CatalogueService;
import org.trocar.server.live.Admission;
import org.trocar.server.live.DataWatch;
import org.trocar.server.live.Diary;
import org.trocar.server.live.DiskWatermark;
import org.trocar.server.live.FileHandles;
import org.trocar.server.live.FolderCloser;
import org.trocar.server.live.FormerSessions;
import org.trocar.server.live.JournalWatch;
import org.trocar.server.live.LearnersProgress;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.live.Loops;
import org.trocar.server.live.Manifests;
import org.trocar.server.live.Obstacle;
import org.trocar.server.live.OpenRules;
import org.trocar.server.live.Places;
import org.trocar.server.live.Reception;
import org.trocar.server.live.Recovery;
import org.trocar.server.live.SessionCloser;
import org.trocar.server.live.SessionOpener;
import org.trocar.server.live.SessionReviver;
import org.trocar.server.live.Shares;
import org.trocar.server.live.SimulationThread;
import org.trocar.server.live.Surroundings;
import org.trocar.server.log.Event;
import org.trocar.server.monitor.MonitorServer;
import org.trocar.server.monitor.Readiness;
import org.trocar.server.monitor.ServerMetrics;
import org.trocar.server.operator.Directing;
import org.trocar.server.operator.OperatorService;
import org.trocar.server.operator.Tables;
import org.trocar.server.replay.ReplayService;
import org.trocar.server.train.TrainService;
import org.trocar.telemetry.journal.JournalRing;
import org.trocar.telemetry.journal.JournalSettings;
import org.trocar.telemetry.journal.JournalThread;
import org.trocar.telemetry.keys.OperatorToken;
import org.trocar.telemetry.keys.ServerKey;
import org.trocar.telemetry.rulings.Registrar;

/** Everything a server is made of, and who knows whom. */
final class Parts {
    private static final Logger LOG = Logger.getLogger(Parts.class.getName());
    private static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final int MAX_CALLS_A_CONNECTION = 32;
    /** A headset, a console beside it, a connection it has lost, and a viewer; a handle each. */
    private static final long CONNECTIONS_A_SESSION = 4;

    private static final long LEAST_CONNECTIONS = 256;
    /** Calls given up by one connection within the window; more is a flood (CVE-2023-44487). */
    private static final int MAX_RESETS = 200;

    private static final int RESETS_WINDOW_SECONDS = 30;
    private static final int MAX_WAITING_READS = 64;
    private static final int MAX_VIEWERS = 4;
    /** A headset that fell off the network is noticed within the sum of these. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final int KEEP_ALIVE_TIMEOUT_SECONDS = 5;
    /** Clients may not ping more often. */
    private static final int MIN_CLIENT_PING_SECONDS = 2;

    private static final int CHECK_SECONDS = 1;

    private final ServerOptions options;
    private final Machine machine;
    private final DataLock lock;
    private final SecureRandom random = new SecureRandom();
    /** At most one opening and one closing a session wait for a worker, and the sessions are counted. */
    private final ExecutorService workers = Executors.newFixedThreadPool(2, daemons("session-worker"));

    private final ExecutorService readers = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING_READS), daemons("catalogue"));
    private final ScheduledThreadPoolExecutor timer = scheduler("timer");
    /** Asks the disk, which may hang; nothing else waits for it. */
    private final ScheduledThreadPoolExecutor looker = scheduler("disk-watch");

    private final ScheduledThreadPoolExecutor recoverer = scheduler("recovery");
    private final JournalThread journals;
    private final List<SimulationThread> simulations;
    private final LiveSessions sessions;
    private final Loops loops;
    private final FormerSessions former;
    private final ServerKey key;
    private final LearnersProgress progress;
    private final Recovery recovery;
    private final DiskWatermark watermark;
    private final Obstacle obstacles;
    private final Diary diary = new Diary();
    private final Shares connections;
    private final Network network = new Network();
    private final Readiness readiness;
    private final ReplayService replays;
    private final OperatorService operators;
    private final HealthStatusManager health = new HealthStatusManager();
    private final Server server;

    Parts(ServerOptions options, ScenarioLibrary library, Machine machine, DataLock lock) throws IOException {
        this.options = options;
        this.machine = machine;
        this.lock = lock;
        connections = new Shares(connections());
        key = ServerKey.of(options.data());
        progress = new LearnersProgress(options.data());
        workers.execute(progress::catchUp);
        former = FormerSessions.in(options.data());
        journals = new JournalThread(Parts::reportJournalFailure, journalSettings());
        simulations = startSimulations();
        sessions = new LiveSessions(HeapShare.sessions(options.capacity().maxSessions()));
        loops = new Loops(simulations);
        watermark = watermark();
        obstacles = obstacles();
        FolderCloser folders = new FolderCloser(key, journals, progress);
        recovery = new Recovery(former, folders, recoverer, options.patience().resumeWithin());
        Reception reception = reception(library, folders);
        operators = operatorService();
        CatalogueService catalogue = new CatalogueService(options.data(), library, sessions, former, readers);
        replays = new ReplayService(options.data(), sessions, machine.clock(), MAX_VIEWERS, daemons("viewer"));
        server = listener()
                .addService(TrainMethod.bind(
                        replays.addTo(catalogue.bindService()),
                        new TrainService(reception, network::thisThread, machine.clock(), timer)))
                .addService(operators.guardedBy(OperatorToken.of(options.data())))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
        readiness = new Readiness(
                obstacles, () -> journals.isAlive() && simulations.stream().allMatch(SimulationThread::isAlive));
    }

    /** Listens where metrics and health are to be asked for; empty for nowhere. */
    Optional<MonitorServer> startMonitor() throws IOException {
        if (options.listening().metrics().isEmpty()) {
            return Optional.empty();
        }
        ServerMetrics metrics = new ServerMetrics(options.build())
                .ofSessions(sessions, diary)
                .ofSimulation(simulations)
                .ofJournals(journals)
                .ofDisk(watermark)
                .ofClients(connections, replays);
        return Optional.of(
                MonitorServer.start(options.listening().metrics().get(), metrics, readiness, daemons("monitor")));
    }

    private static ScheduledThreadPoolExecutor scheduler(String name) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, daemons(name));
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return scheduler;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void reportJournalFailure(String sessionId, Throwable cause) {
        Event.error("the journal takes no more records; the run is not gradable")
                .of(sessionId)
                .because(cause)
                .to(LOG);
    }

    private JournalSettings journalSettings() {
        return new JournalSettings(
                machine.calendar()::millis, options.keeping().durability(), JournalSettings.DEFAULT.reserveBytes());
    }

    private List<SimulationThread> startSimulations() {
        List<SimulationThread> threads = new ArrayList<>();
        for (int i = 1; i <= options.capacity().loopThreads(); i++) {
            JournalRing ring = journals.newRing(JournalRing.DEFAULT_BYTES);
            threads.add(new SimulationThread("simulation-" + i, machine.clock(), ring));
        }
        return List.copyOf(threads);
    }

    private Reception reception(ScenarioLibrary library, FolderCloser folders) {
        SessionCloser closer = new SessionCloser(journals, sessions, folders, progress, diary, workers);
        Surroundings surroundings = new Surroundings(
                timer, machine.clock(), closer, diary, options.patience().grace());
        Places places =
                new Places(options.data(), options.build(), options.keeping().encrypted(), journals, loops);
        Manifests manifests = new Manifests(random, machine.calendar(), progress);
        SessionOpener opener = new SessionOpener(places, manifests, random, surroundings);
        SessionReviver reviver = new SessionReviver(former, recovery, folders, places, surroundings);
        Admission admission =
                new Admission(obstacles, watermark, loops, options.capacity().maxBusyPercent());
        return new Reception(new OpenRules(library), admission, sessions, former, opener, reviver, diary, workers);
    }

    /** What the machine may lack, looked at before a session begins and, as far as those that run need it, all the time. */
    private Obstacle obstacles() {
        FileHandles handles = new FileHandles(machine.freeHandles());
        handles.warn(options.capacity().maxSessions());
        DataWatch data = new DataWatch(options.data(), lock::trouble, sessions, machine.clock());
        looker.scheduleWithFixedDelay(
                () -> data.look(watermark::check), CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(new JournalWatch(sessions), CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
        return Obstacle.firstOf(data, watermark, handles);
    }

    private OperatorService operatorService() {
        Registrar registrar = new Registrar(options.data(), machine.calendar());
        OperatorService service = new OperatorService(
                new Tables(sessions, watermark, machine.calendar()),
                new Directing(sessions, registrar, readers),
                machine.clock());
        service.begin(timer);
        return service;
    }

    private DiskWatermark watermark() {
        DiskWatermark watermark =
                new DiskWatermark(options.data(), options.keeping().keepFreeBytes(), machine.freeBytes(), sessions);
        watermark.warn();
        return watermark;
    }

    /** Fewer where they would take the handles that journals need. */
    private int connections() {
        long wanted = Math.max(
                LEAST_CONNECTIONS, CONNECTIONS_A_SESSION * options.capacity().maxSessions());
        return (int) Math.max(
                1,
                Math.min(
                        Math.min(wanted, Integer.MAX_VALUE),
                        machine.freeHandles().getAsLong() / 3));
    }

    private NettyServerBuilder listener() {
        InetSocketAddress address = new InetSocketAddress(
                options.listening().host(), options.listening().port());
        return network.listener(address, new ConnectionGate(connections))
                .directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_A_CONNECTION)
                .maxRstFramesPerWindow(MAX_RESETS, RESETS_WINDOW_SECONDS)
                .maxConnectionIdle(options.patience().idle().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(MIN_CLIENT_PING_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    Server server() {
        return server;
    }

    HealthStatusManager health() {
        return health;
    }

    Readiness readiness() {
        return readiness;
    }

    LiveSessions sessions() {
        return sessions;
    }

    Recovery recovery() {
        return recovery;
    }

    ServerKey key() {
        return key;
    }

    JournalThread journals() {
        return journals;
    }

    List<SimulationThread> simulations() {
        return simulations;
    }

    Loops loops() {
        return loops;
    }

    ReplayService replays() {
        return replays;
    }

    OperatorService operators() {
        return operators;
    }

    Network network() {
        return network;
    }

    /** In the order in which they are let go. */
    List<ExecutorService> executors() {
        return List.of(recoverer, workers, readers, timer, looker);
    }
}
