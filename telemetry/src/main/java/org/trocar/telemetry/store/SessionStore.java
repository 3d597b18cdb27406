package org.trocar.telemetry.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.journal.JournalReader;

/** The sessions in a data folder. */
public final class SessionStore {
    private final Path data;

    public SessionStore(Path data) {
        this.data = data;
    }

    /** How a session's record ended. */
    public enum State {
        CLOSED,
        /** Its records are being written. */
        RUNNING,
        /** Its process was killed. */
        INTERRUPTED
    }

    /**
     * @param ticks up to the last seal
     */
    public record Entry(
            SessionFolder folder, StoredManifest manifest, JournalSummary journal, long ticks, State state) {
        public String id() {
            return manifest.sessionId();
        }
    }

    /** A folder that is not listed, and why. */
    public record Broken(Path folder, List<Damage> damage) {}

    /**
     * @param sessions oldest first
     * @param broken folders left out: to be named to the user
     */
    public record Listing(List<Entry> sessions, List<Broken> broken) {}

    /** Lists all sessions. An interrupted one is read through to find its last tick, about a second an hour recorded. */
    public Listing list() throws IOException {
        List<Entry> sessions = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (Path path : folders("")) {
            list(SessionFolder.at(path), sessions, broken);
        }
        return new Listing(List.copyOf(sessions), List.copyOf(broken));
    }

    private static void list(SessionFolder folder, List<Entry> sessions, List<Broken> broken) {
        FolderContents contents = folder.read();
        if (contents.manifest().isEmpty()) {
            broken.add(new Broken(folder.path(), contents.damage()));
            return;
        }
        State state = state(folder, contents);
        JournalSummary journal = contents.summary().orElseGet(() -> scan(folder));
        sessions.add(new Entry(folder, contents.manifest().get(), journal, journal.lastSealedTick(), state));
    }

    private static State state(SessionFolder folder, FolderContents contents) {
        if (contents.summary().isPresent()) {
            return State.CLOSED;
        }
        return folder.isRunning() ? State.RUNNING : State.INTERRUPTED;
    }

    private static JournalSummary scan(SessionFolder folder) {
        try (JournalReader reader = JournalReader.open(folder)) {
            return reader.readToEnd();
        }
    }

    /** Every session's folder, in order of id; nothing in them is read. */
    public List<SessionFolder> folders() throws IOException {
        return folders("").stream().map(SessionFolder::at).toList();
    }

    /** What an id, or the beginning of one, stands for. */
    public sealed interface Resolution {
        record Found(SessionFolder folder) implements Resolution {}

        record NotFound(String message) implements Resolution {}

        record Ambiguous(List<String> ids, String message) implements Resolution {}
    }

    /** Finds the one session whose id begins so. */
    public Resolution resolve(String idPrefix) throws IOException {
        List<Path> matches = folders(idPrefix);
        if (matches.size() == 1) {
            return new Resolution.Found(SessionFolder.at(matches.get(0)));
        }
        if (matches.isEmpty()) {
            return new Resolution.NotFound("no session in " + data + " has an id that begins with \"" + idPrefix
                    + "\"; \"trocar sessions\" lists those there are");
        }
        List<String> ids =
                matches.stream().map(path -> path.getFileName().toString()).toList();
        return new Resolution.Ambiguous(
                ids, ids.size() + " sessions have ids that begin with \"" + idPrefix + "\"; give more of it");
    }

    /** In order of id, which for UUIDv7 is the order of opening. */
    private List<Path> folders(String idPrefix) throws IOException {
        Path sessions = SessionFolder.sessions(data);
        if (!Files.isDirectory(sessions)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(sessions)) {
            return paths.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().startsWith(idPrefix))
                    .sorted()
                    .toList();
        }
    }
}
