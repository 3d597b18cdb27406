package org.trocar.telemetry.export.table;

import java.io.IOException;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** A table on its way into a Parquet file: rows go into a {@link ParquetFiles} database first. */
final class ParquetTable implements TableWriter {
    private final DuckDBAppender appender;
    private boolean inRow;
    private long rows;

    ParquetTable(DuckDBAppender appender) {
        this.appender = appender;
    }

    @FunctionalInterface
    private interface Append {
        void run(DuckDBAppender to) throws SQLException;
    }

    private void append(Append append) throws IOException {
        try {
            if (!inRow) {
                appender.beginRow();
                inRow = true;
            }
            append.run(appender);
        } catch (SQLException e) {
            throw ParquetFiles.failed(e);
        }
    }

    @Override
    public void put(long value) throws IOException {
        append(to -> to.append(value));
    }

    @Override
    public void put(int value) throws IOException {
        append(to -> to.append(value));
    }

    @Override
    public void put(float value) throws IOException {
        if (Float.isFinite(value)) {
            append(to -> to.append(value));
        } else {
            skip(1);
        }
    }

    @Override
    public void put(double value) throws IOException {
        if (Double.isFinite(value)) {
            append(to -> to.append(value));
        } else {
            skip(1);
        }
    }

    @Override
    public void put(boolean value) throws IOException {
        append(to -> to.append(value));
    }

    @Override
    public void put(String value) throws IOException {
        if (value == null || value.isEmpty()) {
            skip(1);
        } else {
            append(to -> to.append(value));
        }
    }

    @Override
    public void skip(int columns) throws IOException {
        append(to -> {
            for (int i = 0; i < columns; i++) {
                to.appendNull();
            }
        });
    }

    @Override
    public void endRow() throws IOException {
        append(DuckDBAppender::endRow);
        inRow = false;
        rows++;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try {
            appender.close();
        } catch (SQLException e) {
            throw ParquetFiles.failed(e);
        }
    }
}
