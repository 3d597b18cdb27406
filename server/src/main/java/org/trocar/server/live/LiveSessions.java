package org.trocar.server.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The sessions that are running, and how many more there may be. Thread-safe. */
public final class LiveSessions {
    private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
    private final int most;
    private final Semaphore places;
    private volatile boolean closed;

    /** @param most at once */
    public LiveSessions(int most) {
        this.most = most;
        places = new Semaphore(most);
    }

    public Optional<LiveSession> find(String sessionId) {
        return Optional.ofNullable(byId.get(sessionId));
    }

    /** All of them, as of now. */
    public List<LiveSession> all() {
        return List.copyOf(byId.values());
    }

    /** Keeps a place for a session that is about to be opened; false when all are taken. */
    boolean reserve() {
        return !closed && places.tryAcquire();
    }

    /** Takes no more sessions, and ends those there are, those being opened included. */
    public void close() {
        closed = true;
        byId.values().forEach(LiveSession::shutDown);
    }

    /** After {@link #close}: waits until every session has its grade; false when that took too long. */
    public boolean awaitClosed(Duration patience) throws InterruptedException {
        return places.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives a reserved place back: the session could not be opened. */
    void release() {
        places.release();
    }

    void add(LiveSession session) {
        byId.put(session.id(), session);
        if (closed) {
            session.shutDown();
        }
    }

    void remove(LiveSession session) {
        if (byId.remove(session.id()) != null) {
            places.release();
        }
    }
}
