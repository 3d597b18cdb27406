package org.trocar.server.live;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Logger;
import org.trocar.server.log.Event;

/** Tells the log of journals that fall behind their sessions, and when they have caught up. To be run now and then by one thread. */
public final class JournalWatch implements Runnable {
    private static final Logger LOG = Logger.getLogger(JournalWatch.class.getName());
    private static final double SLOW_SECONDS = 1;
    private static final double CAUGHT_UP_SECONDS = 0.25;

    private final LiveSessions sessions;
    private final Set<String> slow = new HashSet<>();

    public JournalWatch(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void run() {
        Set<String> running = new HashSet<>();
        for (LiveSession session : sessions.all()) {
            running.add(session.id());
            look(session.id(), session.journalLagSeconds());
        }
        slow.retainAll(running);
    }

    void look(String id, double lagSeconds) {
        if (lagSeconds > SLOW_SECONDS && slow.add(id)) {
            Event.warning("the journal is behind its session: the disk is slow, or the machine has too much to do")
                    .of(id)
                    .with("lag_seconds", String.format(Locale.ROOT, "%.1f", lagSeconds))
                    .to(LOG);
        } else if (lagSeconds < CAUGHT_UP_SECONDS && slow.remove(id)) {
            Event.info("the journal has caught up").of(id).to(LOG);
        }
    }
}
