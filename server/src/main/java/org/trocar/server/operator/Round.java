package org.trocar.server.operator;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trocar.core.session.Vitals.Sign;
import org.trocar.server.live.LiveSession;

/** Looks at every session, and remembers how it was in each of the last ten seconds. Used by one thread at a time. */
final class Round {
    /** Seconds that count as lately. */
    static final int SECONDS = 10;

    private static final int SILENT_SECONDS = 2;

    private final Map<String, Deque<Reading>> readings = new HashMap<>();

    /** A session with what has become of it lately. */
    record Visit(LiveSession session, Lately lately) {}

    /** What is to be remembered of this second, in the order of the sessions' ids, which is that of their opening. */
    List<Visit> make(List<LiveSession> sessions) {
        forgetAllBut(sessions);
        List<Visit> visits = look(sessions);
        visits.forEach(visit -> remember(visit.session().id(), visit.lately().now()));
        return visits;
    }

    /** As above, between two seconds: nothing of it is remembered. */
    List<Visit> look(List<LiveSession> sessions) {
        return sessions.stream()
                .sorted(Comparator.comparing(LiveSession::id))
                .map(session -> new Visit(session, lately(session)))
                .toList();
    }

    private void forgetAllBut(List<LiveSession> sessions) {
        Set<String> running = new HashSet<>();
        sessions.forEach(session -> running.add(session.id()));
        readings.keySet().retainAll(running);
    }

    private Lately lately(LiveSession session) {
        Deque<Reading> last = readings.computeIfAbsent(session.id(), id -> beginning(session));
        Reading now = Reading.now(session.vitals());
        return new Lately(last.getFirst(), now, silent(last, now));
    }

    private void remember(String id, Reading now) {
        Deque<Reading> last = readings.get(id);
        last.addLast(now);
        if (last.size() > SECONDS) {
            last.removeFirst();
        }
    }

    private static Deque<Reading> beginning(LiveSession session) {
        Deque<Reading> last = new ArrayDeque<>();
        last.add(Reading.atFirst(session.vitals()));
        return last;
    }

    /** Whether it went on and no frame came for two to three seconds. */
    private static boolean silent(Deque<Reading> last, Reading now) {
        if (last.size() <= SILENT_SECONDS) {
            return false;
        }
        Iterator<Reading> backwards = last.descendingIterator();
        for (int i = 0; i < SILENT_SECONDS; i++) {
            backwards.next();
        }
        Lately shortly = new Lately(backwards.next(), now, false);
        return shortly.more(Sign.TICKS_TAKEN) > 0 && shortly.more(Sign.FRAMES_TAKEN) == 0;
    }
}
