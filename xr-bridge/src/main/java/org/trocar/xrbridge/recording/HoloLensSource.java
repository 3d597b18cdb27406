package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.trocar.core.hands.FrameSanitizer;
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

    private final Table table;
    private final TraceHeader header;
    private final FrameClock clock = new FrameClock();
    private final int timeColumn;
    private final int[] rightColumns;
    private final int[] leftColumns;
    private long omitted;

    HoloLensSource(Table table, TraceHeader header) throws RecordingException {
        this.table = table;
        this.header = header;
        timeColumn = table.column("Time");
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
        while (table.next()) {
            long nanos = nanos(table.text(timeColumn));
            if (clock.rises(nanos)) {
                clock.begin(frame, nanos);
                fill(frame.hand(Hand.LEFT), leftColumns);
                fill(frame.hand(Hand.RIGHT), rightColumns);
                return true;
            }
            omitted++;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    private void fill(HandPose hand, int[] jointColumns) throws RecordingException {
        Arrays.fill(hand.joints, 0);
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            if (!table.text(jointColumns[joint]).equals(UNTRACKED)) {
                fill(hand, joint, jointColumns[joint]);
            }
        }
        hand.positionTracked = hand.positionValid;
        hand.jointFloats = hand.positionValid == 0 ? 0 : HandPose.FLOATS;
    }

    private void fill(HandPose hand, int joint, int column) throws RecordingException {
        String cell = table.text(column);
        String[] parts = cell.replaceAll("[() ]", "").split("/");
        if (parts.length != 3) {
            throw table.wrong(column, "'" + cell + "' is not (x/ y/ z)");
        }
        int at = joint * HandPose.FLOATS_PER_JOINT;
        hand.joints[at] = number(parts[0], column);
        hand.joints[at + 1] = number(parts[1], column);
        hand.joints[at + 2] = -number(parts[2], column);
        hand.positionValid |= 1 << joint;
    }

    private float number(String text, int column) throws RecordingException {
        float value;
        try {
            value = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw table.wrong(column, "'" + text + "' is not a number");
        }
        if (!(Math.abs(value) <= FrameSanitizer.MAX_DISTANCE_METRES)) {
            throw table.wrong(column, "'" + text + "' m " + Joints.TOO_FAR);
        }
        return value;
    }

    private long nanos(String text) throws RecordingException {
        try {
            LocalDateTime time = LocalDateTime.parse(text, TIME);
            long seconds = time.toEpochSecond(ZoneOffset.UTC);
            return Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), time.getNano());
        } catch (DateTimeParseException e) {
            throw table.wrong(timeColumn, "'" + text + "' is not a time like 2024-02-19 20:28:37.156");
        } catch (ArithmeticException e) {
            throw table.wrong(timeColumn, "'" + text + "' is not in the years from 1678 to 2261");
        }
    }

    private int[] columns(String suffix) throws RecordingException {
        int[] found = new int[Joint.COUNT];
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            found[joint] = table.column(NAMES[joint] + suffix);
        }
        return found;
    }
}
