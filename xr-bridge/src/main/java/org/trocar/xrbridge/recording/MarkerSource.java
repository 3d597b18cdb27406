package org.trocar.xrbridge.recording;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/** Markers of a right hand, row by row. */
final class MarkerSource implements FrameSource {
    private static final List<String> FINGERS = List.of("thumb", "index", "middle", "ring", "little");
    private static final List<Joint> TIPS =
            List.of(Joint.THUMB_TIP, Joint.INDEX_TIP, Joint.MIDDLE_TIP, Joint.RING_TIP, Joint.LITTLE_TIP);
    private static final List<Joint> MIDDLES = List.of(
            Joint.THUMB_DISTAL,
            Joint.INDEX_INTERMEDIATE,
            Joint.MIDDLE_INTERMEDIATE,
            Joint.RING_INTERMEDIATE,
            Joint.LITTLE_INTERMEDIATE);

    private final Table table;
    private final TraceHeader header;
    private final FrameClock clock = new FrameClock();
    private final int time;
    private final int handTop;
    private final int handLeft;
    private final int handRight;
    private final Map<Joint, Integer> markers = new EnumMap<>(Joint.class);
    private final Vec3 top = new Vec3();
    private final Vec3 left = new Vec3();
    private final Vec3 right = new Vec3();

    MarkerSource(Table table, TraceHeader header) throws RecordingException {
        this.table = table;
        this.header = header;
        time = table.column("Time");
        handTop = marker("hand_top");
        handLeft = marker("hand_left");
        handRight = marker("hand_right");
        for (int i = 0; i < FINGERS.size(); i++) {
            markers.put(TIPS.get(i), marker(FINGERS.get(i) + "_tip"));
            markers.put(MIDDLES.get(i), marker(FINGERS.get(i) + "_middle"));
        }
    }

    /** The column of a marker's x, which y and z follow. */
    private int marker(String name) throws RecordingException {
        int x = table.column(name + " X");
        if (table.column(name + " Y") != x + 1 || table.column(name + " Z") != x + 2) {
            throw table.wrong(name + " Y", "X, Y and Z of a marker are not side by side");
        }
        return x;
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
        long nanos = Math.round(table.number(time) * 1e9);
        if (!clock.rises(nanos)) {
            throw table.wrong(time, "the time does not come after the row before");
        }
        clock.begin(frame, nanos);
        fill(frame.hand(Hand.RIGHT));
        return true;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }

    private void fill(HandPose hand) throws RecordingException {
        Arrays.fill(hand.joints, 0);
        for (Map.Entry<Joint, Integer> marker : markers.entrySet()) {
            if (read(marker.getValue(), top)) {
                Joints.place(hand, marker.getKey(), top);
            }
        }
        if (read(handTop, top) && read(handLeft, left) && read(handRight, right)) {
            fillPalm(hand);
        }
        hand.jointFloats = hand.positionValid == 0 ? 0 : HandPose.FLOATS;
    }

    /** The three markers lie around the palm's middle, top towards the fingers, left on the thumb's side. */
    private void fillPalm(HandPose hand) {
        Vec3 middle = new Vec3().set(top).add(left).add(right).scale(1.0 / 3);
        Vec3 along = new Vec3().lerp(left, right, 0.5).scale(-1).add(top);
        Vec3 across = new Vec3().difference(right, left);
        Vec3 back = new Vec3().cross(across, along);
        Joints.place(hand, Joint.PALM, middle);
        Joints.turn(hand, Joint.PALM, Rotation.ofPalm(along, back));
    }

    /** Whether the marker was seen; where it was then, turned to y up, millimetres. */
    private boolean read(int x, Vec3 out) throws RecordingException {
        if (lost(x) || lost(x + 1) || lost(x + 2)) {
            return false;
        }
        out.set(table.millimetres(x), table.millimetres(x + 1), table.millimetres(x + 2));
        if (out.lengthSquared() == 0) {
            return false;
        }
        Axes.Z_UP.turn(out);
        return true;
    }

    private boolean lost(int column) {
        return table.isEmpty(column) || table.text(column).strip().equalsIgnoreCase("nan");
    }
}
