package org.trocar.server.operator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trocar.server.live.LiveSession;

/** Looks at every session once a second and remembers the last ten times. Used by one thread at a time. */
final class Round {
    /** Seconds that count as lately. */
    static final int SECONDS = 10;

    private final Map<String, Deque<Reading>> readings = new HashMap<>();

    /** A session with what has become of it lately. */
    record Visit(LiveSession session, Lately lately) {}

    /** In the order of their ids, which is that of their opening. */
    List<Visit> make(List<LiveSession> sessions) {
        forgetAllBut(sessions);
        List<Visit> visits = new ArrayList<>();
        sessions.stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(session -> visits.add(new Visit(session, visit(session))));
        return visits;
    }

    private void forgetAllBut(List<LiveSession> sessions) {
        Set<String> running = new HashSet<>();
        sessions.forEach(session -> running.add(session.id()));
        readings.keySet().retainAll(running);
    }

    private Lately visit(LiveSession session) {
        Deque<Reading> last = readings.computeIfAbsent(session.id(), id -> new ArrayDeque<>());
        Reading now = Reading.of(session.vitals());
        last.addLast(now);
        if (last.size() > SECONDS + 1) {
            last.removeFirst();
        }
        return new Lately(last.getFirst(), now);
    }
}
