package org.trocar.telemetry.export.table;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table as text in UTF-8, lines ending in a line feed. */
public final class TextTable implements TableWriter {
    private static final int FLUSH_CHARS = 1 << 16;

    /** How values are set apart and missing ones told. */
    public enum Dialect {
        /** RFC 4180: commas, empty cells, quotes where they are needed. */
        CSV(',', "") {
            @Override
            String cell(String text) {
                boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
                return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
            }
        },
        /** BIDS: tabs and "n/a"; control characters in texts become spaces. */
        TSV('\t', "n/a") {
            @Override
            String cell(String text) {
                return text.replaceAll("\\p{Cntrl}", " ");
            }
        };

        private final char separator;
        private final String missing;

        Dialect(char separator, String missing) {
            this.separator = separator;
            this.missing = missing;
        }

        abstract String cell(String text);
    }

    private final Writer out;
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder(2 * FLUSH_CHARS);
    private long rows;
    private boolean closed;

    /** @param header the columns' names, or none for a table without a header */
    public TextTable(Path file, Dialect dialect, List<String> header) throws IOException {
        this.dialect = dialect;
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        if (!header.isEmpty()) {
            text.append(String.join(String.valueOf(dialect.separator), header)).append('\n');
        }
    }

    private void endCell() {
        text.append(dialect.separator);
    }

    @Override
    public void put(long value) {
        text.append(value);
        endCell();
    }

    @Override
    public void put(int value) {
        text.append(value);
        endCell();
    }

    @Override
    public void put(float value) {
        if (Float.isFinite(value)) {
            ShortestDecimal.append(text, value);
            endCell();
        } else {
            skip(1);
        }
    }

    @Override
    public void put(double value) {
        if (Double.isFinite(value)) {
            ShortestDecimal.append(text, value);
            endCell();
        } else {
            skip(1);
        }
    }

    @Override
    public void put(boolean value) {
        text.append(value);
        endCell();
    }

    @Override
    public void put(String value) {
        if (value == null || value.isEmpty()) {
            skip(1);
        } else {
            text.append(dialect.cell(value));
            endCell();
        }
    }

    /** A time as seconds with nine places, which is exact. */
    public void putSeconds(long nanos) {
        ShortestDecimal.appendBillionths(text, nanos);
        endCell();
    }

    @Override
    public void skip(int columns) {
        for (int i = 0; i < columns; i++) {
            text.append(dialect.missing);
            endCell();
        }
    }

    @Override
    public void endRow() throws IOException {
        text.setCharAt(text.length() - 1, '\n');
        rows++;
        if (text.length() > FLUSH_CHARS) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            flush();
            out.close();
        }
    }
}
