package org.trocar.server.replay;

import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.ReplayOpen;
import org.trocar.protos.v1.ReplayRequest;
import org.trocar.protos.v1.ReplayRequest.RequestCase;
import org.trocar.protos.v1.ReplayUpdate;
import org.trocar.protos.v1.TrocarServiceGrpc;
import org.trocar.protos.v1.TrocarServiceGrpc.TrocarServiceImplBase;
import org.trocar.server.live.LiveSessions;
import org.trocar.server.log.Event;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.LearnerKeys;
import org.trocar.telemetry.playback.Playback;
import org.trocar.telemetry.playback.Player;
import org.trocar.telemetry.proof.Erased;

/** Answers the Replay method: each viewer has a thread of its own, and there are only so many. */
public final class ReplayService extends TrocarServiceImplBase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReplayService.class.getName());
    private static final int PROTOCOL_VERSION = 1;
    private static final int IDLE_SECONDS = 10;

    private final Path data;
    private final LiveSessions live;
    private final LongSupplier clock;
    private final int mostViewers;
    private final ThreadPoolExecutor threads;
    private final Set<ViewerStream> viewers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param clock steady nanoseconds
     * @param mostViewers how many may watch at once
     * @param factory of the viewers' threads
     */
    public ReplayService(Path data, LiveSessions live, LongSupplier clock, int mostViewers, ThreadFactory factory) {
        this.data = data;
        this.live = live;
        this.clock = clock;
        this.mostViewers = mostViewers;
        threads = new ThreadPoolExecutor(
                0, mostViewers, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /** The same service with its Replay method answered here. */
    public ServerServiceDefinition addTo(ServerServiceDefinition others) {
        String replay = TrocarServiceGrpc.getReplayMethod().getFullMethodName();
        ServerServiceDefinition.Builder all = ServerServiceDefinition.builder(others.getServiceDescriptor());
        for (ServerMethodDefinition<?, ?> method : others.getMethods()) {
            if (!method.getMethodDescriptor().getFullMethodName().equals(replay)) {
                all.addMethod(method);
            }
        }
        all.addMethod(bindService().getMethod(replay));
        return all.build();
    }

    @Override
    public StreamObserver<ReplayRequest> replay(StreamObserver<ReplayUpdate> client) {
        ViewerStream viewer = new ViewerStream((ServerCallStreamObserver<ReplayUpdate>) client, clock);
        return new Incoming(viewer);
    }

    /** On the network thread: passes requests on, the first to a new thread. */
    private final class Incoming implements StreamObserver<ReplayRequest> {
        private final ViewerStream viewer;
        private boolean begun;

        Incoming(ViewerStream viewer) {
            this.viewer = viewer;
        }

        @Override
        public void onNext(ReplayRequest request) {
            if (begun) {
                viewer.put(request);
            } else if (request.getRequestCase() == RequestCase.OPEN) {
                begun = true;
                begin(request.getOpen(), viewer);
            } else {
                begun = true;
                viewer.fail(Status.FAILED_PRECONDITION, "request: send open first");
            }
        }

        @Override
        public void onError(Throwable failure) {
            viewer.leave();
        }

        @Override
        public void onCompleted() {
            viewer.halfClose();
            if (!begun) {
                viewer.complete();
            }
        }
    }

    private void begin(ReplayOpen open, ViewerStream viewer) {
        try {
            threads.execute(() -> serve(open, viewer));
        } catch (RejectedExecutionException e) {
            viewer.fail(
                    closed ? Status.UNAVAILABLE : Status.RESOURCE_EXHAUSTED,
                    closed
                            ? "the server is stopping"
                            : "open: " + mostViewers + " viewers are watching already; try again when one has left");
        }
    }

    private void serve(ReplayOpen open, ViewerStream viewer) {
        viewer.own();
        viewers.add(viewer);
        if (closed) {
            viewer.stop();
        }
        try {
            SessionFolder folder = admit(open, viewer);
            if (folder != null) {
                watch(folder, viewer);
            }
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            // A mapped file that was cut short shows as an error of the JVM's; the call must end all the same.
            Event.warning("the session could not be replayed")
                    .of(open.getSessionId())
                    .because(e)
                    .to(LOG);
            viewer.fail(Status.INTERNAL, "this session could not be replayed; the server's log says why");
        } finally {
            viewers.remove(viewer);
        }
    }

    private void watch(SessionFolder folder, ViewerStream viewer) throws IOException {
        try (Player player = new Player(Playback.open(folder))) {
            new Viewing(player, viewer, clock).run();
        }
        viewer.end();
    }

    /** The session's folder, or null when the viewer was turned away. */
    private SessionFolder admit(ReplayOpen open, ViewerStream viewer) throws IOException {
        if (open.getProtocolVersion() != PROTOCOL_VERSION) {
            return turnAway(
                    viewer,
                    RefusalCode.REFUSAL_CODE_UNSUPPORTED,
                    "open.protocol_version",
                    Integer.toUnsignedString(open.getProtocolVersion()),
                    "this server speaks version " + PROTOCOL_VERSION,
                    Status.INVALID_ARGUMENT);
        }
        return admit(open.getSessionId(), viewer);
    }

    private SessionFolder admit(String id, ViewerStream viewer) throws IOException {
        String field = "open.session_id";
        SessionFolder folder;
        try {
            folder = SessionFolder.of(data, id);
        } catch (IllegalArgumentException e) {
            String remedy = "send a UUID in lower case, as ListSessions has it";
            return turnAway(viewer, RefusalCode.REFUSAL_CODE_MALFORMED, field, id, remedy, Status.INVALID_ARGUMENT);
        }
        if (!folder.begun()) {
            String remedy = "no such session is kept here; ListSessions has those there are";
            return turnAway(viewer, RefusalCode.REFUSAL_CODE_NOT_FOUND, field, id, remedy, Status.NOT_FOUND);
        }
        if (live.find(id).isPresent() || folder.isRunning()) {
            String remedy = "this session is still running; come back when it has ended";
            return turnAway(
                    viewer, RefusalCode.REFUSAL_CODE_OUT_OF_PLACE, field, id, remedy, Status.FAILED_PRECONDITION);
        }
        Optional<String> unreadable = unreadable(folder);
        return unreadable.isEmpty()
                ? folder
                : turnAway(
                        viewer,
                        RefusalCode.REFUSAL_CODE_OUT_OF_PLACE,
                        field,
                        id,
                        unreadable.get(),
                        Status.FAILED_PRECONDITION);
    }

    /** Why nobody can read the session's records, and what to do. */
    private static Optional<String> unreadable(SessionFolder folder) throws IOException {
        Optional<Erased> erased = Erased.soundIn(folder);
        if (erased.isPresent()) {
            return Optional.of(erased.get().message());
        }
        boolean locked = folder.read().manifest().map(StoredManifest::encrypted).orElse(false)
                && LearnerKeys.find(folder).isEmpty();
        return locked ? Optional.of(Damage.Kind.ENCRYPTED.remedy()) : Optional.empty();
    }

    private static SessionFolder turnAway(
            ViewerStream viewer, RefusalCode code, String field, String value, String remedy, Status status) {
        viewer.refuse(code, field, value, remedy);
        viewer.fail(status, field + " \"" + value + "\": " + remedy);
        return null;
    }

    /** How many watch now. */
    public int viewers() {
        return viewers.size();
    }

    /** Takes no more viewers, and tells those there are to go. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        viewers.forEach(ViewerStream::stop);
    }
}
