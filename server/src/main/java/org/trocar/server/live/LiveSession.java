package org.trocar.server.live;

import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.ControlEvent.Kind;
import org.trocar.core.session.FrameRing;
import org.trocar.core.session.Ingest;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionDriver;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.Vitals;
import org.trocar.protos.v1.EndReason;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionParameters;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.Warning;
import org.trocar.server.flight.SessionFlight;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.LiveJournal;

/**
 * A session while it runs: what it is made of, and which connection is its client's. Connections come and go on network threads, the
 * session ticks on its loop thread, and a worker closes it.
 */
public final class LiveSession {
    private static final String SERVER = "server";
    private static final Set<Kind> MENTIONED = EnumSet.of(Kind.PAUSE, Kind.RESUME, Kind.ABANDON);
    /** 0.7 s at 90 Hz. */
    private static final int RING_FRAMES = 64;

    private static final Duration RETRY = Duration.ofMillis(50);

    private final SessionManifest manifest;
    private final SessionParameters parameters;
    private final ResumeToken token;
    private final Place place;
    private final Surroundings surroundings;
    private final StreamSink sink;
    private final SessionFlight flight;
    private final SessionDriver driver;
    private final long firstTick;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Messages messages = new Messages();
    private volatile boolean over;
    /** 0 while the client is there. */
    private volatile long awaySinceNanos;
    /** Guarded by this: null while there is none. */
    private ClientConnection client;
    /** Guarded by this: counts the connections that came. */
    private int connections;
    /** Guarded by this. */
    private boolean clientsDone;
    /** Guarded by this: whether the loop has it. */
    private boolean begun;

    /** Where a session runs and where its record goes; the journal's ring is the thread's. */
    record Place(Seat seat, SessionFolder folder, LiveJournal journal) {
        SimulationThread simulation() {
            return seat.simulation();
        }
    }

    /** @param state to go on from; empty for a new session */
    LiveSession(
            SessionManifest manifest,
            SessionParameters parameters,
            ResumeToken token,
            Place place,
            Surroundings surroundings,
            ClientConnection client,
            Optional<byte[]> state) {
        this.manifest = manifest;
        this.parameters = parameters;
        this.token = token;
        this.place = place;
        this.surroundings = surroundings;
        this.client = client;
        FrameRing ring = new FrameRing(RING_FRAMES);
        client.feed(ring, lockstep());
        Ingest ingest = new Ingest(manifest.pace(), manifest.tickNanos(), ring);
        sink = new StreamSink(manifest, ingest, place.journal(), messages, surroundings.clock());
        flight = new SessionFlight(manifest, sink);
        Session session = new Session(manifest, place.journal(), flight);
        state.ifPresent(session::restore);
        sink.continueAfter(session);
        flight.continueAfter(session);
        firstTick = session.tick();
        driver = new SessionDriver(session, ingest, place.journal(), manifest, this::ended);
        place.seat().takenBy(driver.cost()::nanosPerTick);
    }

    /** On the loop thread. */
    private void ended(Session session, RuntimeException failure) {
        over = true;
        place.seat().leave();
        flight.ended(session, failure);
        surroundings.closer().closeLater(this, failure);
    }

    public String id() {
        return manifest.sessionId();
    }

    public SessionManifest manifest() {
        return manifest;
    }

    /** How it is doing, for any thread. */
    public Vitals vitals() {
        return driver.vitals();
    }

    /** Any thread: the last tick that would survive the process. */
    public long durableTick() {
        return place.journal().durableTick();
    }

    /** Any thread: how many records of its journal were lost. */
    public long recordsLost() {
        return place.journal().lost();
    }

    /** Any thread: for how long its client has been away, nanoseconds; 0 while it is there. */
    public long awayNanos() {
        long since = awaySinceNanos;
        return since == 0 ? 0 : Math.max(1, surroundings.clock().getAsLong() - since);
    }

    /** How long it waits for a client that vanished. */
    public Duration grace() {
        return surroundings.grace();
    }

    Place place() {
        return place;
    }

    Session session() {
        return driver.session();
    }

    /** How much of it was recorded by this server, seconds of simulated time. */
    double journaledSeconds() {
        return (double) (sink.tick() - firstTick) / manifest.tickHz();
    }

    long journaledBytes() {
        return place.journal().bytes();
    }

    /** Tells its client, and its record, that something will not suffice. */
    synchronized void warn(Warning warning) {
        if (client != null) {
            client.send(ServerMessage.newBuilder().setWarning(warning).build());
        }
        offer(Warnings.event(warning));
    }

    /** Whether it has taken its last tick. */
    public boolean over() {
        return over;
    }

    /** Done when journal and grade are written and the client was told. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    /** Gives the first client the stream and the session its ticks. */
    synchronized void begin() {
        sink.attach(client);
        place.simulation().loop().add(driver);
        begun = true;
    }

    /** Something failed before its client could be served: it ends, or never begins. */
    synchronized void breakOff() {
        if (begun) {
            shutDown();
        } else {
            surroundings.closer().giveUp(this);
        }
    }

    /** After the server died: the client that came back is told where its session stands, and the session's record why it was away. */
    synchronized void beginAgain() {
        client.send(ServerMessage.newBuilder().setResumed(resumed(true)).build());
        offerSurely(Kind.DISCONNECTED, "the server died");
        offerSurely(Kind.RECONNECTED, "the client resumed after the server had died");
        flight.reconnected(sink.tick(), true);
        begin();
        surroundings.diary().revived(manifest, sink.tick());
    }

    /** Whether ticks follow the frames. */
    public boolean lockstep() {
        return manifest.pace() == Pace.LOCKSTEP;
    }

    /** Whether the learner agreed that where they look is recorded. */
    public boolean gazeConsent() {
        return manifest.gazeConsent();
    }

    /** Network thread: a frame was put into the client's ring. In real time the loop comes by itself. */
    public void frameCame() {
        if (lockstep()) {
            place.simulation().loop().wake();
        }
    }

    /** Network thread: what this connection asks for; nobody hears it once another connection is the session's client. */
    public synchronized boolean offer(ClientConnection asking, ControlEvent control) {
        if (client != asking) {
            return true;
        }
        boolean taken = offer(control);
        if (taken && MENTIONED.contains(control.kind())) {
            surroundings.diary().asked(id(), control.kind());
        }
        return taken;
    }

    /** What becomes of something an operator asks for. */
    public enum Directed {
        /** It is in the record with the next tick. */
        TAKEN,
        /** The session is over, or something that ends it waits for its tick. */
        TOO_LATE,
        /** Too much waits already. */
        TOO_MUCH
    }

    /**
     * Any thread: what an operator asks for.
     *
     * @param text why; for a message, what the trainee is told
     */
    public synchronized Directed direct(Kind kind, String operator, String text) {
        if (over || driver.ingest().ending()) {
            return Directed.TOO_LATE;
        }
        ControlEvent control = control(kind, operator, text);
        boolean taken = kind == Kind.MESSAGE ? messages.offer(operator, text, () -> offer(control)) : offer(control);
        return taken ? Directed.TAKEN : Directed.TOO_MUCH;
    }

    private static ControlEvent control(Kind kind, String operator, String text) {
        return new ControlEvent(kind, Operators.author(operator), text, 0);
    }

    /** Any thread, one after another: asks for a control event; false when too many wait. */
    private synchronized boolean offer(ControlEvent control) {
        boolean taken = driver.offer(control);
        place.simulation().loop().wake();
        return taken;
    }

    /** Any thread: the server's own control events wait until there is room. */
    private void offerSurely(Kind kind, String reason) {
        if (!over && !offer(new ControlEvent(kind, SERVER, reason, 0))) {
            surroundings.later(() -> offerSurely(kind, reason), RETRY);
        }
    }

    /** Any thread: ends the run because the server stops. */
    public void shutDown() {
        offerSurely(Kind.SHUTDOWN, "the server is stopping");
    }

    /** Any thread: ends the run because its record would soon find no room. */
    void endForDisk() {
        offerSurely(Kind.DISK_FULL, "the server's disk is nearly full");
    }

    /** Any thread: ends it without a grade, because what it records is not kept. */
    void abort(String why) {
        driver.breakOff(new RecordLost(why));
        place.simulation().loop().wake();
    }

    /** Any thread: where it stands. */
    public synchronized SessionStatus status() {
        return client == null && !over ? SessionStatus.SESSION_STATUS_DISCONNECTED : sink.status();
    }

    /** Any thread: for how long its journal has had nothing, seconds; in lockstep ticks say nothing of time, and it is 0. */
    public double journalLagSeconds() {
        if (lockstep()) {
            return 0;
        }
        return Math.max(0, sink.tick() - place.journal().writtenTick()) * manifest.tickNanos() / 1e9;
    }

    public boolean opensWith(String secret) {
        return token.matches(secret);
    }

    /** Network thread: a connection broke. The session goes on without hands, for a while, if it was its client's. */
    public synchronized void lost(ClientConnection connection) {
        if (client != connection || clientsDone) {
            return;
        }
        client = null;
        awaySinceNanos = surroundings.clock().getAsLong();
        sink.attach(null);
        offerSurely(Kind.DISCONNECTED, "the connection broke");
        surroundings.diary().lost(id(), sink.tick());
        int lastConnection = connections;
        surroundings.later(() -> graceExpired(lastConnection), surroundings.grace());
    }

    private synchronized void graceExpired(int lastConnection) {
        if (connections == lastConnection && !clientsDone) {
            offerSurely(Kind.GRACE_EXPIRED, "the client did not come back");
        }
    }

    /** Takes another connection for the client's from now on, and says so to it; false when the session is over. */
    public synchronized boolean resume(ClientConnection connection) {
        if (clientsDone || over) {
            return false;
        }
        leaveOldClient();
        client = connection;
        awaySinceNanos = 0;
        connections++;
        connection.send(ServerMessage.newBuilder().setResumed(resumed(false)).build());
        FrameRing ring = new FrameRing(RING_FRAMES);
        connection.feed(ring, lockstep());
        driver.ingest().attach(ring);
        sink.attach(connection);
        offerSurely(Kind.RECONNECTED, "the client resumed");
        surroundings.diary().resumed(id(), sink.tick());
        flight.reconnected(sink.tick(), false);
        return true;
    }

    private void leaveOldClient() {
        if (client != null) {
            String text = "another connection resumed this session";
            client.end(EndReason.END_REASON_TAKEN_OVER, text, Status.ABORTED.withDescription(text));
            offerSurely(Kind.DISCONNECTED, text);
        }
    }

    private Resumed resumed(boolean interrupted) {
        return Resumed.newBuilder()
                .setSessionId(id())
                .setParameters(parameters)
                .setTick(sink.tick())
                .setLastSequence(sink.lastSequence())
                .setInterrupted(interrupted)
                .build();
    }

    /** Worker: takes the connection away for good, to say farewell to; null when there is none. */
    synchronized ClientConnection takeClient() {
        clientsDone = true;
        ClientConnection last = client;
        client = null;
        return last;
    }
}
