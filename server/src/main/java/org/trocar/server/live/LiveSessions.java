package org.trocar.server.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are running, and how many more there may be. Thread-safe. */
public final class LiveSessions {
    private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
    private final Map<String, String> holders = new ConcurrentHashMap<>();
    private final int most;
    private final Shares places;
    private volatile boolean closed;

    /** @param most at once */
    public LiveSessions(int most) {
        this.most = most;
        places = new Shares(most);
    }

    /** How many there may be at once. */
    public int most() {
        return most;
    }

    public Optional<LiveSession> find(String sessionId) {
        return Optional.ofNullable(byId.get(sessionId));
    }

    /** All of them, as of now. */
    public List<LiveSession> all() {
        return List.copyOf(byId.values());
    }

    /** Keeps a place for a session that is about to be opened, if one is left for this {@link Holder}. */
    Shares.Answer reserve(String holder) {
        return closed ? Shares.Answer.NONE_LEFT : places.take(holder);
    }

    /** Takes no more sessions, and ends those there are, those being opened included. */
    public void close() {
        closed = true;
        byId.values().forEach(LiveSession::shutDown);
    }

    /** After {@link #close}: waits until every session has its grade; false when that took too long. */
    public boolean awaitClosed(Duration patience) throws InterruptedException {
        return places.awaitAllBack(patience);
    }

    /** Gives a reserved place back: the session could not be opened. */
    void release(String holder) {
        places.giveBack(holder);
    }

    /** @param holder who reserved its place, and has it until the session ends, whoever resumes it */
    void add(LiveSession session, String holder) {
        holders.put(session.id(), holder);
        byId.put(session.id(), session);
        if (closed) {
            session.shutDown();
        }
    }

    void remove(LiveSession session) {
        if (byId.remove(session.id()) != null) {
            places.giveBack(holders.remove(session.id()));
        }
    }
}
