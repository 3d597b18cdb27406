package org.trocar.server.flight;

import org.trocar.core.session.Pace;
import org.trocar.core.session.Session;
import org.trocar.core.session.SessionManifest;
import org.trocar.core.session.SessionSink;

/**
 * Tells Java Flight Recorder of one session, as it comes by on its way to the client. A tick costs two comparisons; an object is made only
 * when something happened. On the loop thread, but for {@link #reconnected}.
 */
public final class SessionFlight implements SessionSink {
    private final SessionSink next;
    private final String sessionId;
    private final boolean realtime;
    private final int tickHz;
    private final long tickNanos;
    private final SessionEvent whole = new SessionEvent();
    private long slippedNanos;
    /** Null while the journal keeps up. */
    private JournalStallEvent stall;

    /** @param next who is shown the session first */
    public SessionFlight(SessionManifest manifest, SessionSink next) {
        this.next = next;
        sessionId = manifest.sessionId();
        realtime = manifest.pace() == Pace.REALTIME;
        tickHz = manifest.tickHz();
        tickNanos = manifest.tickNanos();
        whole.begin();
    }

    /** Goes on where a restored session stood. */
    public void continueAfter(Session session) {
        slippedNanos = slippedNanos(session);
    }

    @Override
    public void emit(Session session) {
        next.emit(session);
        long slipped = slippedNanos(session) - slippedNanos;
        if (slipped > 0) {
            slippedNanos += slipped;
            overrun(session, slipped / tickNanos);
        }
        if (realtime) {
            watchJournal(session, session.tick() - session.durableTick());
        }
    }

    @Override
    public boolean hasRoom() {
        return next.hasRoom();
    }

    private static long slippedNanos(Session session) {
        return session.inputCounts().slippedNanos();
    }

    private void overrun(Session session, long ticks) {
        OverrunEvent event = new OverrunEvent();
        event.sessionId = sessionId;
        event.tick = session.tick();
        event.slippedTicks = ticks;
        event.commit();
    }

    private void watchJournal(Session session, long ticksBehind) {
        if (stall == null && ticksBehind > tickHz) {
            stall = new JournalStallEvent();
            stall.sessionId = sessionId;
            stall.tick = session.tick();
            stall.begin();
        } else if (stall != null && ticksBehind <= tickHz) {
            stall.commit();
            stall = null;
        }
        if (stall != null) {
            stall.mostTicksBehind = Math.max(stall.mostTicksBehind, ticksBehind);
        }
    }

    /** After the last tick. */
    public void ended(Session session, RuntimeException failure) {
        if (stall != null) {
            stall.commit();
        }
        whole.sessionId = sessionId;
        whole.ticks = session.tick();
        whole.framesAccepted = session.inputCounts().framesAccepted();
        whole.framesMissing = session.inputCounts().framesMissing();
        whole.framesLate = session.inputCounts().framesLate();
        whole.slippedTicks = slippedNanos(session) / tickNanos;
        whole.end = failure != null || session.endReason() == null
                ? "ABORTED"
                : session.endReason().name();
        whole.commit();
    }

    /** Any thread: the client came back. */
    public void reconnected(long tick, boolean afterDeath) {
        ReconnectEvent event = new ReconnectEvent();
        event.sessionId = sessionId;
        event.tick = tick;
        event.afterDeath = afterDeath;
        event.commit();
    }
}
