package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceReader;

/** Text in columns that a line of names begins, read row by row, with errors that name line and column. */
final class Table implements Closeable {
    private static final String REMEDY = "export it again, or copy it again";

    private final Path file;
    private final BufferedReader in;
    private final String delimiter;
    private final List<String> columns;
    private String[] row;
    private long line;

    /** Makes frames of a table's rows. */
    @FunctionalInterface
    interface Reading {
        FrameSource of(Table table) throws IOException;
    }

    private Table(Path file, BufferedReader in, String delimiter, String firstColumn) throws IOException {
        this.file = file;
        this.in = in;
        this.delimiter = delimiter;
        this.columns = names(firstColumn);
    }

    /**
     * Opens a file as a table, and closes it when the reading finds that its columns are not those of its format.
     *
     * @param firstColumn the first name of the line of names; lines before it are passed over; empty when the first line is it
     */
    static FrameSource read(Path file, String delimiter, String firstColumn, Reading reading) throws IOException {
        BufferedReader in = TraceReader.text(file);
        try {
            return reading.of(new Table(file, in, delimiter, firstColumn));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    List<String> columns() {
        return columns;
    }

    /** The column of this name. */
    int column(String name) throws RecordingException {
        int found = columns.indexOf(name);
        if (found < 0) {
            throw wrong(name, "there is no such column");
        }
        return found;
    }

    /** Moves to the next row; false at the end. */
    boolean next() throws IOException {
        String text = nextLine();
        if (text == null) {
            return false;
        }
        row = cells(text);
        if (row.length != columns.size()) {
            throw wrong("row", "has " + row.length + " cells, not " + columns.size());
        }
        return true;
    }

    String text(int column) {
        return row[column];
    }

    boolean isEmpty(int column) {
        return row[column].isBlank();
    }

    /** A finite number. */
    double number(int column) throws RecordingException {
        double value;
        try {
            value = Double.parseDouble(row[column]);
        } catch (NumberFormatException e) {
            throw wrong(column, "'" + row[column] + "' is not a number");
        }
        if (!Double.isFinite(value)) {
            throw wrong(column, "'" + row[column] + "' is not a finite number");
        }
        return value;
    }

    /** A position on one axis, millimetres, no further from the origin than a session takes. */
    double millimetres(int column) throws RecordingException {
        double value = number(column);
        if (Math.abs(value) > Joints.MAX_MILLIMETRES) {
            throw wrong(column, "'" + row[column] + "' mm " + Joints.TOO_FAR);
        }
        return value;
    }

    long whole(int column) throws RecordingException {
        try {
            return Long.parseLong(row[column].strip());
        } catch (NumberFormatException e) {
            throw wrong(column, "'" + row[column] + "' is not a whole number");
        }
    }

    RecordingException wrong(int column, String problem) {
        return wrong(columns.get(column), problem);
    }

    RecordingException wrong(String field, String problem) {
        return new RecordingException(file, line, field, problem, REMEDY);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private List<String> names(String firstColumn) throws IOException {
        for (String text = nextLine(); text != null; text = nextLine()) {
            String[] names = cells(text);
            if (firstColumn.isEmpty() || names[0].equals(firstColumn)) {
                return Arrays.asList(names);
            }
        }
        throw wrong(firstColumn, "there is no line of column names that begins with it");
    }

    /** A delimiter at a line's end, as some tools write it, begins no cell. */
    private String[] cells(String text) {
        String[] cells = text.split(delimiter, -1);
        boolean open = cells.length > 1
                && cells[cells.length - 1].isEmpty()
                && (columns == null || cells.length > columns.size());
        return open ? Arrays.copyOf(cells, cells.length - 1) : cells;
    }

    private String nextLine() throws IOException {
        line++;
        return in.readLine();
    }
}
