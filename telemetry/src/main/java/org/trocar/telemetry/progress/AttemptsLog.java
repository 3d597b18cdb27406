package org.trocar.telemetry.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.progress.Progress;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.proof.Erased;
import org.trocar.telemetry.rulings.Ruling;
import org.trocar.telemetry.rulings.Rulings;
import org.trocar.telemetry.store.SessionStore;

/**
 * One row for each graded attempt in a data folder, in {@code progress.db}. The log is a cache: the truth is in the sessions' folders and
 * the rulings, and whoever reads the log brings it up to date with them first. So it may lag behind, be lost, or be of an older version
 * without anything being wrong.
 */
public final class AttemptsLog {
    private final Path data;
    private final LogFile file;

    public AttemptsLog(Path data) {
        this.data = data;
        file = new LogFile(data);
    }

    /**
     * What the log knows.
     *
     * @param sessions by id
     * @param head of the rulings that it was last brought up to date with
     */
    private record Seen(Map<String, Known> sessions, String head) {}

    /**
     * What the log knows of a session.
     *
     * @param original whether no ruling had changed it when it was logged
     * @param sound whether nothing spoke against it
     * @param stamp of its folder then
     */
    private record Known(boolean original, boolean sound, String stamp) {}

    /** An attempt, and its folder's stamp as it was read. */
    private record Row(LoggedAttempt attempt, String stamp) {}

    /** What is to be changed in the log, worked out before anything is locked. */
    private record Changes(List<Row> rows, Set<String> gone, String head, List<String> leftOut) {
        boolean none(String headSeen) {
            return rows.isEmpty() && gone.isEmpty() && head.equals(headSeen);
        }
    }

    /**
     * Logs a session that was just graded; its records, only just written, are not read. One that was taken away meanwhile has nothing to be
     * logged.
     *
     * @throws IOException when the session or the log cannot be used; the next reader makes up for it
     */
    public void add(SessionFolder folder) throws IOException {
        file.change(log -> {
            // Rulings are read while nobody else can write: a row must not be older than those that were seen.
            String stamp = FolderStamp.of(folder);
            Rulings rulings = Rulings.read(data);
            Optional<LoggedAttempt> attempt =
                    unlessTakenAway(folder, () -> new AttemptReader(data, rulings).read(folder));
            put(log, attempt.stream().map(it -> new Row(it, stamp)).toList());
            return attempt.isPresent();
        });
    }

    /** What is read of a session. */
    @FunctionalInterface
    private interface Reading {
        Optional<LoggedAttempt> read() throws IOException;
    }

    /** Sessions are taken away beside a server, and come back: what was read of one meanwhile, or failed to be read, means nothing. */
    private static Optional<LoggedAttempt> unlessTakenAway(SessionFolder folder, Reading reading) throws IOException {
        Optional<FileTime> arrived = FolderStamp.arrived(folder);
        try {
            Optional<LoggedAttempt> attempt = reading.read();
            return attempt.filter(it -> stayed(folder, arrived));
        } catch (IOException e) {
            if (stayed(folder, arrived)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean stayed(SessionFolder folder, Optional<FileTime> arrived) {
        return arrived.isPresent() && arrived.equals(FolderStamp.arrived(folder));
    }

    /**
     * Brings the log up to date with sessions and rulings. Of a session that is new to it, or whose folder was written to since, all
     * records are read, some 0.1 s for five minutes of a run.
     *
     * @throws IOException when the log or the rulings cannot be used, naming file and remedy
     */
    public Refreshed refresh() throws IOException {
        Seen seen = file.use(log -> new Seen(sessions(log), headSeen(log)));
        Rulings rulings = Rulings.read(data);
        Set<String> stale = rulings.head().equals(seen.head()) ? Set.of() : touched(rulings, seen.sessions());
        Changes changes = changes(rulings, seen.sessions(), stale);
        return changes.none(seen.head())
                ? new Refreshed(0, 0, changes.leftOut())
                : file.change(log -> apply(log, changes));
    }

    /** Sessions that any ruling is about, or was when they were logged. */
    private static Set<String> touched(Rulings rulings, Map<String, Known> known) {
        Set<String> touched = new TreeSet<>();
        for (Ruling ruling : rulings.all()) {
            touched.addAll(ruling.decision().about());
        }
        known.forEach((session, before) -> {
            if (!before.original()) {
                touched.add(session);
            }
        });
        return touched;
    }

    /**
     * Makes the log anew from sessions and rulings, also one that cannot be read any more.
     *
     * @throws IOException when rulings cannot be used or the log not written
     */
    public Refreshed rebuild() throws IOException {
        Changes changes = changes(Rulings.read(data), Map.of(), Set.of());
        try {
            return replaceAll(changes);
        } catch (IOException e) {
            if (!LogFile.isDamage(e)) {
                throw e;
            }
            file.remove();
            return replaceAll(changes);
        }
    }

    private Refreshed replaceAll(Changes changes) throws IOException {
        return file.change(log -> {
            execute(log, "DELETE FROM attempts");
            return apply(log, changes);
        });
    }

    private Changes changes(Rulings rulings, Map<String, Known> known, Set<String> stale) throws IOException {
        AttemptReader reader = new AttemptReader(data, rulings);
        List<Row> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Set<String> gone = new TreeSet<>(known.keySet());
        for (SessionFolder folder : new SessionStore(data).folders()) {
            String session = folder.path().getFileName().toString();
            if (Files.exists(folder.path().resolve(Erased.FILE))) {
                continue;
            }
            String stamp = FolderStamp.of(folder);
            Optional<Known> untouched = Optional.ofNullable(known.get(session))
                    .filter(before -> before.stamp().equals(stamp));
            if (untouched.isPresent() && !stale.contains(session)) {
                gone.remove(session);
            } else if (read(reader, folder, untouched.filter(Known::sound).isPresent(), stamp, rows, leftOut)) {
                gone.remove(session);
            }
        }
        return new Changes(rows, gone, rulings.head(), leftOut);
    }

    /** @return whether it has anything to be logged */
    private static boolean read(
            AttemptReader reader,
            SessionFolder folder,
            boolean sound,
            String stamp,
            List<Row> rows,
            List<String> leftOut) {
        try {
            Optional<LoggedAttempt> attempt =
                    unlessTakenAway(folder, () -> sound ? reader.read(folder) : reader.readAll(folder));
            attempt.ifPresent(it -> rows.add(new Row(it, stamp)));
            return attempt.isPresent();
        } catch (IOException e) {
            leftOut.add(folder.path() + ": " + e.getMessage());
            return false;
        }
    }

    private static Refreshed apply(Connection log, Changes changes) throws SQLException {
        try (PreparedStatement delete = log.prepareStatement("DELETE FROM attempts WHERE session = ?")) {
            for (String session : changes.gone()) {
                delete.setString(1, session);
                delete.executeUpdate();
            }
        }
        put(log, changes.rows());
        execute(log, "DELETE FROM rulings_seen");
        try (PreparedStatement seen = log.prepareStatement("INSERT INTO rulings_seen VALUES (?)")) {
            seen.setString(1, changes.head());
            seen.executeUpdate();
        }
        return new Refreshed(changes.rows().size(), changes.gone().size(), changes.leftOut());
    }

    private static Void put(Connection log, List<Row> attempts) throws SQLException {
        try (PreparedStatement row = log.prepareStatement(AttemptRow.PUT)) {
            for (Row attempt : attempts) {
                AttemptRow.put(attempt.attempt(), attempt.stamp(), row);
            }
        }
        return null;
    }

    private static void execute(Connection log, String command) throws SQLException {
        try (Statement statement = log.createStatement()) {
            statement.execute(command);
        }
    }

    private static Map<String, Known> sessions(Connection log) throws SQLException {
        Map<String, Known> sessions = new HashMap<>();
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT session, counts AND NOT adopted AND NOT ruled, flaw = '', stamp FROM attempts")) {
            while (row.next()) {
                sessions.put(row.getString(1), new Known(row.getBoolean(2), row.getBoolean(3), row.getString(4)));
            }
        }
        return sessions;
    }

    private static String headSeen(Connection log) throws SQLException {
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery("SELECT head FROM rulings_seen")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** Every row as it stands, in the order of ids. */
    public List<LoggedAttempt> attempts() throws IOException {
        return file.use(log -> {
            try (PreparedStatement query = log.prepareStatement("SELECT * FROM attempts ORDER BY session")) {
                return rows(query);
            }
        });
    }

    /** One learner's rows as they stand, in the order of ids. */
    public List<LoggedAttempt> attempts(String learner) throws IOException {
        return file.use(log -> {
            try (PreparedStatement query =
                    log.prepareStatement("SELECT * FROM attempts WHERE learner = ? ORDER BY session")) {
                query.setString(1, learner);
                return rows(query);
            }
        });
    }

    /** The ids of a learner's sessions that the log has as it stands; none where there is no log, or one that is damaged. */
    public List<String> sessionsOf(String learner) throws IOException {
        if (!file.exists()) {
            return List.of();
        }
        try {
            return attempts(learner).stream().map(LoggedAttempt::session).toList();
        } catch (IOException e) {
            if (!LogFile.isDamage(e)) {
                throw e;
            }
            return List.of();
        }
    }

    private static List<LoggedAttempt> rows(PreparedStatement query) throws SQLException {
        List<LoggedAttempt> attempts = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                attempts.add(AttemptRow.of(row));
            }
        }
        return attempts;
    }

    /**
     * A learner's progress at one task, from the log as it stands: {@link #refresh} it first.
     *
     * @param task the scenario's id
     */
    public Progress progress(String learner, String task) throws IOException {
        return Progress.of(learner, task, attempts(learner, task));
    }

    /** The same with attempts that were played from recordings, for trying things out. */
    public Progress progressWithRecordings(String learner, String task) throws IOException {
        return Progress.withRecordings(learner, task, attempts(learner, task));
    }

    private List<LoggedAttempt> attempts(String learner, String task) throws IOException {
        return attempts(learner).stream()
                .filter(attempt -> attempt.scenario().equals(task))
                .toList();
    }

    /**
     * Forgets a learner, and overwrites what was known. A log that cannot be read is removed altogether.
     *
     * @return how many attempts were forgotten
     */
    public int forget(String learner) throws IOException {
        if (!file.exists()) {
            return 0;
        }
        try {
            int forgotten = file.change(log -> delete(log, learner));
            file.compact();
            return forgotten;
        } catch (IOException e) {
            if (!LogFile.isDamage(e)) {
                throw e;
            }
            file.remove();
            return 0;
        }
    }

    private static int delete(Connection log, String learner) throws SQLException {
        try (PreparedStatement delete = log.prepareStatement("DELETE FROM attempts WHERE learner = ?")) {
            delete.setString(1, learner);
            return delete.executeUpdate();
        }
    }
}
