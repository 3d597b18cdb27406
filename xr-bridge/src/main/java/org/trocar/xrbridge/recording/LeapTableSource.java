package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/** Leap's hands, the rows of one frame at a time. */
final class LeapTableSource implements FrameSource {
    /** 285 years, which is as far as a moment in nanoseconds reaches. */
    private static final long MOST_MICROS = 9_000_000_000_000_000L;

    private final Table table;
    private final TraceHeader header;
    private final LeapFrames frames = new LeapFrames();
    private final FrameClock clock = new FrameClock();
    private final int frameId;
    private final int time;
    private final int handId;
    private final int handType;
    private final int palm;
    private final int normal;
    private final int direction;
    private final int wrist;
    private final int[][] joints = new int[LeapHand.FINGERS.length][LeapHand.JOINTS.length];
    private boolean ahead;

    LeapTableSource(Table table, TraceHeader header) throws IOException {
        this.table = table;
        this.header = header;
        frameId = table.column("frame_id");
        time = table.column("timestamp_us");
        handId = table.column("hand_id");
        handType = table.column("hand_type");
        palm = point("palm");
        normal = point("palm_normal");
        direction = point("palm_direction");
        wrist = point("wrist");
        for (int finger = 0; finger < joints.length; finger++) {
            for (int joint = 0; joint < LeapHand.JOINTS.length; joint++) {
                joints[finger][joint] = point(LeapHand.FINGERS[finger] + "_" + LeapHand.JOINTS[joint]);
            }
        }
        ahead = table.next();
    }

    /** The column of a point's x, which y and z follow. */
    private int point(String name) throws RecordingException {
        int x = table.column(name + "_x");
        if (table.column(name + "_y") != x + 1 || table.column(name + "_z") != x + 2) {
            throw table.wrong(name + "_y", "x, y and z of a point are not side by side");
        }
        return x;
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        if (!ahead) {
            return false;
        }
        long nanos = nanos();
        String id = table.text(frameId);
        if (!clock.rises(nanos)) {
            throw table.wrong(time, "the time does not come after the frame before");
        }
        List<LeapHand> hands = new ArrayList<>();
        while (ahead && table.text(frameId).equals(id)) {
            readHand(hands);
            ahead = table.next();
        }
        clock.begin(frame, nanos);
        frames.fill(frame, hands);
        return true;
    }

    private long nanos() throws RecordingException {
        long micros = table.whole(time);
        if (micros < -MOST_MICROS || micros > MOST_MICROS) {
            throw table.wrong(time, "'" + micros + "' is not from " + -MOST_MICROS + " to " + MOST_MICROS);
        }
        return micros * 1000;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    /** A row without a hand's number is a frame in which nothing was seen. */
    private void readHand(List<LeapHand> hands) throws RecordingException {
        if (table.isEmpty(handId)) {
            return;
        }
        LeapHand hand = LeapHand.of(table.whole(handId), side());
        Vec3 at = new Vec3();
        if (read(palm, at)) {
            hand.placePalm(at, required(normal), required(direction));
        }
        if (read(wrist, at)) {
            Joints.place(hand.pose(), Joint.WRIST, at);
        }
        for (int finger = 0; finger < joints.length; finger++) {
            for (int joint = 0; joint < LeapHand.JOINTS.length; joint++) {
                if (read(joints[finger][joint], at)) {
                    hand.place(finger, joint, at);
                }
            }
        }
        hands.add(hand);
    }

    private Hand side() throws RecordingException {
        return switch (table.text(handType)) {
            case "left" -> Hand.LEFT;
            case "right" -> Hand.RIGHT;
            default -> throw table.wrong(handType, "'" + table.text(handType) + "' is not left or right");
        };
    }

    private Vec3 required(int x) throws RecordingException {
        return new Vec3(table.number(x), table.number(x + 1), table.number(x + 2));
    }

    /** Whether the point is there. */
    private boolean read(int x, Vec3 out) throws RecordingException {
        if (table.isEmpty(x) && table.isEmpty(x + 1) && table.isEmpty(x + 2)) {
            return false;
        }
        out.set(table.millimetres(x), table.millimetres(x + 1), table.millimetres(x + 2));
        return true;
    }
}
