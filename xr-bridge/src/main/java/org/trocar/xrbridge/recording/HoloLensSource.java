package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/**
 * A HoloLens joint log, row by row. A joint's columns are found by name: the plain name is the right hand's, with {@code .1} the left's. A
 * row whose time does not come after the row before is left out and counted.
 */
final class HoloLensSource implements FrameSource {
    private static final String UNTRACKED = "0";
    private static final String EXPORT_AGAIN = "export it again";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);
    /** The log's name of each joint, in {@link Joint}'s order. */
    private static final String[] NAMES = {
        "Palm",
        "Wrist",
        "ThumbMetacarpalJoint",
        "ThumbProximalJoint",
        "ThumbDistalJoint",
        "ThumbTip",
        "IndexMetacarpal",
        "IndexKnuckle",
        "IndexMiddleJoint",
        "IndexDistalJoint",
        "IndexTip",
        "MiddleMetacarpal",
        "MiddleKnuckle",
        "MiddleMiddleJoint",
        "MiddleDistalJoint",
        "MiddleTip",
        "RingMetacarpal",
        "RingKnuckle",
        "RingMiddleJoint",
        "RingDistalJoint",
        "RingTip",
        "PinkyMetacarpal",
        "PinkyKnuckle",
        "PinkyMiddleJoint",
        "PinkyDistalJoint",
        "PinkyTip"
    };

    private final Path file;
    private final BufferedReader in;
    private final TraceHeader header;
    private final List<String> columns;
    private final int timeColumn;
    private final int[] rightColumns;
    private final int[] leftColumns;
    private long line;
    private long sequence;
    private long firstNanos;
    private long lastNanos;
    private long omitted;

    HoloLensSource(Path file, BufferedReader in, TraceHeader header) throws IOException {
        this.file = file;
        this.in = in;
        this.header = header;
        columns = Arrays.asList(nextRow());
        timeColumn = column("Time");
        rightColumns = columns("");
        leftColumns = columns(".1");
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public long omitted() {
        return omitted;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        for (String[] row = nextRow(); row != null; row = nextRow()) {
            long nanos = nanos(row[timeColumn]);
            if (sequence == 0 || nanos > lastNanos) {
                fill(frame, row, nanos);
                return true;
            }
            omitted++;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill(HandFrame frame, String[] row, long nanos) throws RecordingException {
        firstNanos = sequence == 0 ? nanos : firstNanos;
        lastNanos = nanos;
        frame.clear();
        frame.sequence = ++sequence;
        frame.captureNanos = nanos - firstNanos;
        fill(frame.hand(Hand.LEFT), row, leftColumns);
        fill(frame.hand(Hand.RIGHT), row, rightColumns);
    }

    private void fill(HandPose hand, String[] row, int[] jointColumns) throws RecordingException {
        Arrays.fill(hand.joints, 0);
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            String cell = row[jointColumns[joint]];
            if (!cell.equals(UNTRACKED)) {
                fill(hand, joint, cell, columns.get(jointColumns[joint]));
            }
        }
        hand.positionTracked = hand.positionValid;
        hand.jointFloats = hand.positionValid == 0 ? 0 : HandPose.FLOATS;
    }

    private void fill(HandPose hand, int joint, String cell, String column) throws RecordingException {
        String[] parts = cell.replaceAll("[() ]", "").split("/");
        if (parts.length != 3) {
            throw wrong(column, "'" + cell + "' is not (x/ y/ z)");
        }
        int at = joint * HandPose.FLOATS_PER_JOINT;
        hand.joints[at] = number(parts[0], column);
        hand.joints[at + 1] = number(parts[1], column);
        hand.joints[at + 2] = -number(parts[2], column);
        hand.positionValid |= 1 << joint;
    }

    private float number(String text, String column) throws RecordingException {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw wrong(column, "'" + text + "' is not a number");
        }
    }

    private long nanos(String text) throws RecordingException {
        try {
            LocalDateTime time = LocalDateTime.parse(text, TIME);
            return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + time.getNano();
        } catch (DateTimeParseException e) {
            throw wrong("Time", "'" + text + "' is not a time like 2024-02-19 20:28:37.156");
        }
    }

    private String[] nextRow() throws IOException {
        String text = in.readLine();
        line++;
        if (text == null) {
            return null;
        }
        String[] row = text.split(",", -1);
        if (columns != null && row.length != columns.size()) {
            throw wrong("row", "has " + row.length + " cells, not " + columns.size());
        }
        return row;
    }

    private int[] columns(String suffix) throws RecordingException {
        int[] found = new int[Joint.COUNT];
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            found[joint] = column(NAMES[joint] + suffix);
        }
        return found;
    }

    private int column(String name) throws RecordingException {
        int found = columns.indexOf(name);
        if (found < 0) {
            throw wrong(name, "there is no such column");
        }
        return found;
    }

    private RecordingException wrong(String field, String problem) {
        return new RecordingException(file, line, field, problem, EXPORT_AGAIN);
    }
}
