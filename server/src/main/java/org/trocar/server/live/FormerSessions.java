package org.trocar.server.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * The sessions that were in the data folder before this server: some may wait for their client or for being closed. Whoever deals with one
 * claims it first, so that nobody else does. Thread-safe.
 */
public final class FormerSessions {
    private final Path data;
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> claimed = new HashSet<>();

    private FormerSessions(Path data) {
        this.data = data;
    }

    /** Those there are now; reads one folder's names and nothing else. */
    public static FormerSessions in(Path data) throws IOException {
        FormerSessions former = new FormerSessions(data);
        Path sessions = SessionFolder.sessions(data);
        if (Files.isDirectory(sessions)) {
            try (Stream<Path> folders = Files.list(sessions)) {
                folders.map(folder -> folder.getFileName().toString()).forEach(former.waiting::add);
            }
        }
        return former;
    }

    /** Those that nobody has dealt with, oldest first. */
    synchronized List<String> waiting() {
        return waiting.stream().sorted().toList();
    }

    /** Whether a session waits, for whatever it is. */
    public synchronized boolean waits(String id) {
        return waiting.contains(id);
    }

    /** Whether a session waits or is being dealt with. */
    synchronized boolean knows(String id) {
        return waiting.contains(id) || claimed.contains(id);
    }

    /** Takes a session that waits; false when it does not. */
    synchronized boolean claim(String id) {
        return waiting.remove(id) && claimed.add(id);
    }

    /** Whether somebody is dealing with the session now. */
    synchronized boolean claimed(String id) {
        return claimed.contains(id);
    }

    /** Claimed: it waits again. */
    synchronized void putBack(String id) {
        settle(id);
        waiting.add(id);
    }

    /** Claimed: there is nothing more to do for it here. */
    synchronized void settle(String id) {
        claimed.remove(id);
    }

    SessionFolder folder(String id) {
        return SessionFolder.at(SessionFolder.sessions(data).resolve(id));
    }
}
