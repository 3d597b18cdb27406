package org.trocar.telemetry.export;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB as a reader of exported files. */
final class Duck implements AutoCloseable {
    private final Connection connection;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** The rows of a query, as text; null for what is missing. */
    List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The single value a query yields. */
    String value(String sql) throws SQLException {
        return rows(sql).get(0).get(0);
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(value("SELECT count(*) FROM " + sql));
    }

    /** Makes a CSV file a table with the columns and types of a Parquet file: any cell of another type is an error. */
    void loadCsv(String table, Path csv, List<List<String>> columns) throws SQLException {
        String types = String.join(
                ", ",
                columns.stream()
                        .map(column -> "'" + column.get(0) + "': '" + column.get(1) + "'")
                        .toList());
        execute("CREATE TABLE " + table + " AS SELECT * FROM read_csv('" + csv
                + "', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {" + types
                + "})");
    }

    void loadParquet(String table, Path parquet) throws SQLException {
        execute("CREATE TABLE " + table + " AS SELECT * FROM '" + parquet + "'");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Name and type of each column. */
    List<List<String>> columns(String table) throws SQLException {
        return rows("SELECT column_name, column_type FROM (DESCRIBE " + table + ")");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
