package org.trocar.telemetry.export.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Makes Parquet files with DuckDB. Rows are collected in a database file beside them, so that memory does not grow with the session, and
 * copied out at the end.
 */
final class ParquetFiles implements Closeable {
    /** Of DuckDB's buffers, which lie outside Java's heap. */
    private static final String MEMORY = "256MB";
    /** The row groups of 600 columns are held in memory while they are compressed: 20,480 rows of them are 50 MB. */
    private static final int ROWS_PER_GROUP = 20_480;

    private final Path folder;
    private final Path database;
    private final DuckDBConnection connection;

    ParquetFiles(Path folder) throws IOException {
        this.folder = folder;
        database = folder.resolve("rows.duckdb");
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + database);
            execute("SET threads = 1");
            execute("SET memory_limit = '" + MEMORY + "'");
            execute("SET temp_directory = " + quoted(folder.resolve("spill").toString()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Creates an empty table. */
    ParquetTable table(Schema schema) throws IOException {
        String columns = schema.columns().stream()
                .map(column -> "\"" + column.name() + "\" " + column.type())
                .collect(Collectors.joining(", "));
        try {
            execute("CREATE TABLE " + schema.table() + " (" + columns + ")");
            return new ParquetTable(connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, schema.table()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Copies a table, complete and closed, into its file. */
    void write(Schema schema, Map<String, String> metadata) throws IOException {
        String pairs = metadata.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", "));
        try {
            execute("COPY " + schema.table() + " TO "
                    + quoted(folder.resolve(schema.table() + ".parquet").toString())
                    + " (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2, ROW_GROUP_SIZE " + ROWS_PER_GROUP
                    + ", KV_METADATA {" + pairs + "})");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static IOException failed(SQLException cause) {
        return new IOException("the Parquet file cannot be written: " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
        Files.deleteIfExists(database);
        Files.deleteIfExists(folder.resolve(database.getFileName() + ".wal"));
        Files.deleteIfExists(folder.resolve("spill"));
    }
}
