package org.trocar.server.live;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.session.Ingest;
import org.trocar.core.session.Note;
import org.trocar.core.session.Pace;
import org.trocar.core.session.Phase;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionJournal;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SessionSink;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.ServerMessage;
import org.trocar.protos.v1.SessionStatus;
import org.trocar.protos.v1.Warning;
import org.trocar.server.wire.WireCue;
import org.trocar.server.wire.WireEnums;
import org.trocar.server.wire.WorldStateView;

/**
 * Sends a session's world, cues and scores to whichever connection is its client's now, or nowhere while there is none.
 *
 * <p>In real time a client that reads too slowly misses states and sheets, never gets old ones late, and cues wait for it, a few of them.
 * In lockstep everything is sent: the connection takes no more frames from a client that does not read, so no tick runs too far ahead of
 * it, and nothing has to wait here.
 */
final class StreamSink implements SessionSink {
    private static final int MAX_WAITING_CUES = 16;
    private static final FrameVerdict[] VERDICTS = FrameVerdict.values();

    private final Ingest ingest;
    private final SessionJournal journal;
    private final Messages messages;
    private final LongSupplier clock;
    private final boolean lockstep;
    private final long ticksASheet;
    private final WorldStateView view;
    private final FrameRefusals refusals = new FrameRefusals();
    private final Queue<ServerMessage> waitingCues = new ArrayDeque<>(MAX_WAITING_CUES);
    private final TrackingWatch tracking;
    private final ClockWatch senderClock = new ClockWatch();
    private volatile ClientConnection client;
    private volatile long tick;
    private volatile long lastSequence;
    private volatile SessionStatus status = SessionStatus.SESSION_STATUS_CALIBRATING;
    private ClientConnection served;
    private long droppedStates;

    /** @param clock steady nanoseconds */
    StreamSink(SessionManifest manifest, Ingest ingest, SessionJournal journal, Messages messages, LongSupplier clock) {
        this.messages = messages;
        this.ingest = ingest;
        this.journal = journal;
        this.clock = clock;
        lockstep = manifest.pace() == Pace.LOCKSTEP;
        ticksASheet = manifest.tickHz();
        tracking = new TrackingWatch(manifest);
        view = new WorldStateView(manifest.scenario().ring().count());
    }

    /** Before the first tick: goes on where a restored session stood. */
    void continueAfter(Session session) {
        tick = session.tick();
        lastSequence = session.inputCounts().lastSequence();
        refusals.continueAfter(session.inputCounts());
        if (tick > 0) {
            tracking.stop();
        }
        messages.continueAfter(session.inputCounts().messages());
    }

    /** Any thread: who is sent to from the next tick on; null for nobody. */
    void attach(ClientConnection connection) {
        client = connection;
    }

    /** Any thread: the last tick that was emitted. */
    long tick() {
        return tick;
    }

    /** Any thread: where the session stood after it. */
    SessionStatus status() {
        return status;
    }

    /** Any thread: the newest frame taken by that tick. */
    long lastSequence() {
        return lastSequence;
    }

    @Override
    public void emit(Session session) {
        lastSequence = ingest.lastSequence();
        status = WireEnums.status(session.phase(), session.endReason());
        tick = session.tick();
        if (!lockstep) {
            refusals.ticked(clock.getAsLong());
        }
        follow(client);
        warn(session);
        if (served != null) {
            state(session);
            cues(session);
            messages(session);
            sheet(session);
            refusals(session);
        } else {
            dropCues(session.cues().count());
        }
        noteDrops(session);
    }

    @Override
    public boolean hasRoom() {
        ClientConnection connection = client;
        return connection == null || connection.hasRoom();
    }

    private void warn(Session session) {
        tracking.observe(session);
        senderClock.observe(ingest.clockFastBy());
        for (Warning warning = nextWarning(); warning != null; warning = nextWarning()) {
            ingest.offer(Warnings.event(warning));
            if (served != null) {
                served.send(ServerMessage.newBuilder().setWarning(warning).build());
            }
        }
    }

    private Warning nextWarning() {
        Warning warning = tracking.take();
        return warning != null ? warning : senderClock.take();
    }

    private void follow(ClientConnection connection) {
        if (served != connection) {
            served = connection;
            senderClock.again();
            dropCues(waitingCues.size());
            waitingCues.clear();
        }
    }

    private void dropCues(int count) {
        if (count > 0) {
            journal.note(tick, Note.DROPPED_CUES, count);
        }
    }

    private void state(Session session) {
        boolean wanted = mustArrive(session) || served.ready();
        if (wanted && served.post(encode(session))) {
            return;
        }
        if (mustArrive(session)) {
            served.send(encode(session));
        } else {
            droppedStates++;
        }
    }

    private InputStream encode(Session session) {
        view.acknowledge(ingest.lastSequence(), ingest.lastCaptureNanos(), ingest.lastReceiveNanos());
        return view.encode(session, clock.getAsLong());
    }

    private boolean mustArrive(Session session) {
        return lockstep || session.phase() == Phase.ENDED;
    }

    private void cues(Session session) {
        for (int i = 0; i < session.cues().count(); i++) {
            if (waitingCues.size() == MAX_WAITING_CUES) {
                waitingCues.remove();
                dropCues(1);
            }
            waitingCues.add(
                    ServerMessage.newBuilder().setCue(WireCue.of(session, i)).build());
            sendCues(session);
        }
        sendCues(session);
    }

    private void sendCues(Session session) {
        while (!waitingCues.isEmpty() && (mustArrive(session) || served.ready())) {
            served.send(waitingCues.remove());
        }
    }

    /** However slowly the client reads: there are few of them. */
    private void messages(Session session) {
        int taken = session.inputCounts().messages();
        for (OperatorMessage next = messages.next(taken, session.tick());
                next != null;
                next = messages.next(taken, session.tick())) {
            served.send(ServerMessage.newBuilder().setOperatorMessage(next).build());
        }
    }

    private void sheet(Session session) {
        boolean ended = session.phase() == Phase.ENDED;
        if (ended) {
            // The last one must not find its place taken by the one before.
            served.flush();
        }
        if (ended || session.tick() % ticksASheet == 0 && (lockstep || served.ready())) {
            served.postSheet(session);
        }
    }

    private void refusals(Session session) {
        for (int i = 0; i < VERDICTS.length; i++) {
            if (VERDICTS[i] != FrameVerdict.MALFORMED
                    && refusals.due(VERDICTS[i], session.inputCounts(), session.sessionNanos())) {
                tell(VERDICTS[i], session);
            }
        }
    }

    private void tell(FrameVerdict verdict, Session session) {
        ServerMessage message = ServerMessage.newBuilder()
                .setRefusal(refusals.refusal(verdict, ingest.lastRefused(verdict), session.inputCounts()))
                .build();
        if (served.offer(message)) {
            refusals.told(verdict, session.inputCounts(), session.sessionNanos());
        }
    }

    /** Once the client reads again, so that one long stall is one note. */
    private void noteDrops(Session session) {
        if (droppedStates > 0 && (session.phase() == Phase.ENDED || served == null || served.ready())) {
            journal.note(session.tick(), Note.DROPPED_STATES, droppedStates);
            droppedStates = 0;
        }
    }
}
