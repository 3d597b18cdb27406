package org.trocar.telemetry.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file of the log. Server and commands are processes of their own: the file is in WAL mode, every use opens it, takes one short
 * transaction and closes it again, and whoever finds it busy waits. What is deleted is overwritten.
 */
final class LogFile {
    static final String NAME = "progress.db";

    /** Raised with every change of the tables; a file of an older version is made anew from the sessions. */
    private static final int SCHEMA = 2;

    private static final int BUSY_MILLIS = 5_000;

    private final Path file;

    LogFile(Path data) {
        file = data.resolve(NAME);
    }

    /** What is done with the open file. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection log) throws SQLException, IOException;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws IOException when the file cannot be used, naming it and the remedy */
    <T> T use(Work<T> work) throws IOException {
        try (Connection log = config().createConnection("jdbc:sqlite:" + file)) {
            prepare(log);
            return work.with(log);
        } catch (SQLException e) {
            throw new IOException(
                    file + " cannot be used: " + e.getMessage() + "; \"trocar progress --rebuild\" makes it anew", e);
        }
    }

    /** All or nothing, and nobody else writes meanwhile. */
    <T> T change(Work<T> work) throws IOException {
        return use(log -> {
            log.setAutoCommit(false);
            T result = work.with(log);
            log.commit();
            return result;
        });
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // It can be made anew: a power cut may cost the last rows, never the file.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config;
    }

    private void prepare(Connection log) throws SQLException, IOException {
        try (Statement statement = log.createStatement()) {
            statement.execute("PRAGMA secure_delete = ON");
        }
        int found = number(log, "PRAGMA user_version");
        if (found > SCHEMA) {
            throw new IOException(
                    file + " has schema " + found + ", this version knows up to " + SCHEMA
                            + "; use the version of trocar that wrote it, or remove the file: it is made anew from the sessions");
        }
        if (found < SCHEMA) {
            create(log);
        }
    }

    /** Two processes may find the file old at once: the second finds it new when it is its turn. */
    private static void create(Connection log) throws SQLException {
        log.setAutoCommit(false);
        try (Statement statement = log.createStatement()) {
            if (number(log, "PRAGMA user_version") < SCHEMA) {
                statement.execute("DROP TABLE IF EXISTS attempts");
                statement.execute("DROP TABLE IF EXISTS rulings_seen");
                statement.execute(AttemptRow.CREATE);
                statement.execute("CREATE INDEX attempts_of_learner ON attempts (learner, scenario)");
                statement.execute("CREATE TABLE rulings_seen (head TEXT NOT NULL) STRICT");
                statement.execute("PRAGMA user_version = " + SCHEMA);
            }
        }
        log.commit();
        log.setAutoCommit(true);
    }

    private static int number(Connection log, String query) throws SQLException {
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Gives what was deleted back to the file system, also from the log of changes beside the file. */
    void compact() throws IOException {
        use(log -> {
            try (Statement statement = log.createStatement()) {
                statement.execute("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            return null;
        });
    }

    /** Whether the file is no database, or a damaged one. */
    static boolean isDamage(IOException failure) {
        return failure.getCause() instanceof SQLiteException e
                && (e.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                        || e.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT);
    }

    void remove() throws IOException {
        for (String end : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(file.resolveSibling(NAME + end));
        }
    }
}
