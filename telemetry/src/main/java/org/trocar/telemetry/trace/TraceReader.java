package org.trocar.telemetry.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.trocar.core.hands.Hand;

/**
 * Reads a trace strictly, a line at a time: comma-separated text in UTF-8 whose first line names the columns {@code time_s, x_m, y_m, z_m},
 * and if there are any {@code qx, qy, qz, qw}, {@code valid} (0 or 1) and {@code hand} (left or right), in any order. What is wrong is a
 * {@link TraceException} with line, column and remedy; nothing is guessed or repaired.
 */
public final class TraceReader implements Closeable {
    /** Hours of one hand at 100 Hz; more would not fit into memory where the samples are measured as they are. */
    static final long MAX_ROWS = 1_000_000;

    static final int MAX_LINE_LENGTH = 1024;

    private static final double LARGEST_METRES = 100;
    private static final double LARGEST_SECONDS = 1e11;
    /** Three years; nanoseconds do for a hundred times as much. */
    private static final double LONGEST_SECONDS = 1e8;

    private static final double QUATERNION_TOLERANCE = 0.01;
    /** What Java takes for a number beyond this, such as 1f or 0x1p3, is a slip. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Path file;
    private final Reader text;
    private final TraceHeader header;
    private final char[] chunk = new char[8192];
    private final StringBuilder line = new StringBuilder();
    private final double[] latestSeconds = {Double.NaN, Double.NaN};
    private int chunkAt;
    private int chunkEnd;
    private String[] fields;
    private long lineNumber;
    private long rows;
    private double earliest = Double.POSITIVE_INFINITY;
    private double latestOfAny = Double.NEGATIVE_INFINITY;

    private TraceReader(Path file, Reader text) throws IOException {
        this.file = file;
        this.text = text;
        if (!readLine()) {
            throw TraceException.of(
                    file, "it is empty", "its first line must name the columns " + TraceColumn.titles());
        }
        header = TraceHeader.of(file, line.toString().replaceFirst("^\ufeff", ""));
    }

    public static TraceReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw TraceException.of(file, "there is no such file", "name a CSV file with a trace");
        }
        Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            return new TraceReader(file, text);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    public boolean hasOrientation() {
        return header.has(TraceColumn.QW);
    }

    public boolean hasHand() {
        return header.has(TraceColumn.HAND);
    }

    /** Reads the next line into {@code row}; false at the end. */
    public boolean next(TraceRow row) throws IOException {
        if (!readLine()) {
            return false;
        }
        if (++rows > MAX_ROWS) {
            throw problem("there are more than " + MAX_ROWS + " samples", "split the file, or thin it out");
        }
        fields = line.toString().split(",", -1);
        if (fields.length != header.width()) {
            throw problem(
                    "it has " + fields.length + (fields.length == 1 ? " field" : " fields") + ", the first line names "
                            + header.width() + " columns",
                    "write one value a column, and no comma in numbers");
        }
        row.hand = header.has(TraceColumn.HAND) ? hand() : null;
        row.seconds = seconds(row.hand);
        row.valid = !header.has(TraceColumn.VALID) || valid();
        if (row.valid) {
            readPose(row);
        }
        return true;
    }

    /** Takes the next line, without its end, from chunks of text: a character at a time would cost more than all the rest. */
    private boolean readLine() throws IOException {
        line.setLength(0);
        lineNumber++;
        if (!hasText()) {
            return false;
        }
        boolean ended = false;
        while (!ended && hasText()) {
            ended = takeLine();
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return true;
    }

    private boolean hasText() throws IOException {
        if (chunkAt < chunkEnd) {
            return true;
        }
        try {
            chunkAt = 0;
            chunkEnd = text.read(chunk);
            return chunkEnd > 0;
        } catch (CharacterCodingException e) {
            throw problem("it is not text in UTF-8", "save the file as UTF-8");
        }
    }

    /** Takes what the chunk has of the line; whether that is its end. */
    private boolean takeLine() throws TraceException {
        int end = chunkAt;
        while (end < chunkEnd && chunk[end] != '\n') {
            end++;
        }
        if (line.length() + end - chunkAt > MAX_LINE_LENGTH) {
            throw problem(
                    "it is longer than " + MAX_LINE_LENGTH + " characters", "is this a trace, one sample a line?");
        }
        line.append(chunk, chunkAt, end - chunkAt);
        boolean ended = end < chunkEnd;
        chunkAt = ended ? end + 1 : end;
        return ended;
    }

    private Hand hand() throws TraceException {
        String text = text(TraceColumn.HAND);
        return switch (text) {
            case "left" -> Hand.LEFT;
            case "right" -> Hand.RIGHT;
            default -> throw problem(TraceColumn.HAND, "\"" + text + "\" is no hand", "write left or right");
        };
    }

    private double seconds(Hand hand) throws TraceException {
        double seconds = number(TraceColumn.TIME_S, LARGEST_SECONDS, "write seconds");
        int slot = hand == null ? 0 : hand.ordinal();
        if (seconds < latestOfAny) {
            throw problem(
                    TraceColumn.TIME_S,
                    seconds + " s is before the " + latestOfAny + " s of an earlier line: time goes back",
                    "sort the lines by time");
        }
        if (seconds == latestSeconds[slot]) {
            throw problem(
                    TraceColumn.TIME_S,
                    seconds + " s is there twice" + (hand == null ? "" : " for this hand"),
                    "keep one line a time and hand");
        }
        earliest = Math.min(earliest, seconds);
        if (seconds - earliest > LONGEST_SECONDS) {
            throw problem(
                    TraceColumn.TIME_S,
                    seconds + " s is more than " + LONGEST_SECONDS + " s after the first line",
                    "write seconds; split the file where a recording ends");
        }
        latestOfAny = seconds;
        latestSeconds[slot] = seconds;
        return seconds;
    }

    private boolean valid() throws TraceException {
        String text = text(TraceColumn.VALID);
        return switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw problem(TraceColumn.VALID, "\"" + text + "\" is neither 1 nor 0", "write 1 or 0");
        };
    }

    private void readPose(TraceRow row) throws TraceException {
        row.pose.position.set(metres(TraceColumn.X_M), metres(TraceColumn.Y_M), metres(TraceColumn.Z_M));
        if (!hasOrientation()) {
            return;
        }
        row.pose.orientation.set(
                part(TraceColumn.QX), part(TraceColumn.QY), part(TraceColumn.QZ), part(TraceColumn.QW));
        double length = Math.sqrt(row.pose.orientation.lengthSquared());
        if (Math.abs(length - 1) > QUATERNION_TOLERANCE) {
            throw problem(
                    "columns qx, qy, qz, qw: the quaternion's length is " + length,
                    "it must be 1; w comes last, in qw");
        }
        row.pose.orientation.normalize();
    }

    private double metres(TraceColumn column) throws TraceException {
        return number(column, LARGEST_METRES, "write metres, not millimetres");
    }

    private double part(TraceColumn column) throws TraceException {
        return number(column, 1 + QUATERNION_TOLERANCE, "a unit quaternion's parts lie between -1 and 1");
    }

    private double number(TraceColumn column, double largest, String remedyIfLarger) throws TraceException {
        String text = text(column);
        if (!NUMBER.matcher(text).matches()) {
            throw problem(
                    column,
                    text.isEmpty() ? "it is empty" : "\"" + text + "\" is not a finite number",
                    "write a decimal number with a point; for a sample without a position add a column valid and write 0 there");
        }
        double value = Double.parseDouble(text);
        if (Math.abs(value) > largest) {
            throw problem(column, text + " is out of range (at most " + largest + ")", remedyIfLarger);
        }
        return value;
    }

    private String text(TraceColumn column) {
        return fields[header.positions().get(column)].strip();
    }

    private TraceException problem(TraceColumn column, String what, String remedy) {
        return TraceException.of(file, lineNumber, column.title(), what, remedy);
    }

    private TraceException problem(String what, String remedy) {
        return TraceException.of(file, lineNumber, what, remedy);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
