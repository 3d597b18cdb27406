package org.trocar.xrbridge.recording;

import java.io.IOException;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.math.Quat;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/** A stylus, row by row. */
final class StylusSource implements FrameSource {
    /** How far from 1 the length of a quaternion may be. */
    private static final long NANOS_A_SECOND = 1_000_000_000L;
    /** Since 1970; no more than nanoseconds can count. */
    private static final long MOST_SECONDS = 9_000_000_000L;

    private static final double TOLERANCE = 0.01;

    private final Table table;
    private final TraceHeader header;
    private final FrameClock clock = new FrameClock();
    private final int seconds;
    private final int nanos;
    private final int[] pose;

    StylusSource(Table table, TraceHeader header) throws RecordingException {
        this.table = table;
        this.header = header;
        seconds = table.column("header_sec");
        nanos = table.column("header_nanosec");
        String[] names = {"px", "py", "pz", "qx", "qy", "qz", "qw"};
        pose = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            pose[i] = table.column(names[i]);
        }
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        if (!table.next()) {
            return false;
        }
        long time = time();
        if (!clock.rises(time)) {
            throw table.wrong(nanos, "the time does not come after the row before");
        }
        clock.begin(frame, time);
        Vec3 at = new Vec3(table.millimetres(pose[0]), table.millimetres(pose[1]), table.millimetres(pose[2]));
        Grips.fill(frame.controller(Hand.RIGHT), at, turn());
        return true;
    }

    private long time() throws RecordingException {
        return within(seconds, MOST_SECONDS) * NANOS_A_SECOND + within(nanos, NANOS_A_SECOND - 1);
    }

    private long within(int column, long most) throws RecordingException {
        long value = table.whole(column);
        if (value < 0 || value > most) {
            throw table.wrong(column, "'" + value + "' is not from 0 to " + most);
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    private Quat turn() throws RecordingException {
        Quat turn =
                new Quat(table.number(pose[3]), table.number(pose[4]), table.number(pose[5]), table.number(pose[6]));
        double length = Math.sqrt(turn.lengthSquared());
        if (Math.abs(length - 1) > TOLERANCE) {
            throw table.wrong(pose[6], "the quaternion's length is " + length + ", not 1");
        }
        return turn.normalize();
    }
}
