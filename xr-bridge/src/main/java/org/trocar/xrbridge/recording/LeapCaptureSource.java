package org.trocar.xrbridge.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.math.Vec3;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/** A LeapJS capture's frames; the first names the fields of the others. */
final class LeapCaptureSource implements FrameSource {
    private final Path file;
    private final JsonNode packed;
    private final TraceHeader header;
    private final PackedFields fields;
    private final PackedFields handFields;
    private final PackedFields fingerFields;
    private final LeapFrames frames = new LeapFrames();
    private final FrameClock clock = new FrameClock();
    private int next = 1;

    LeapCaptureSource(Path file, JsonNode packed, TraceHeader header) {
        this.file = file;
        this.packed = packed;
        this.header = header;
        fields = new PackedFields(packed.path(0));
        handFields = fields.of("hands");
        fingerFields = fields.of("pointables");
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) throws RecordingException {
        if (next >= packed.size()) {
            return false;
        }
        Numbers at = new Numbers(file, "frames[" + next + "]", packed.get(next));
        next++;
        Numbers time = fields.in(at, "timestamp");
        long nanos = Math.round(time.number("") * 1000);
        if (!clock.rises(nanos)) {
            throw time.wrong("", "does not come after the frame before");
        }
        clock.begin(frame, nanos);
        frames.fill(frame, hands(at));
        return true;
    }

    @Override
    public void close() {
        // The whole capture was read on opening.
    }

    private List<LeapHand> hands(Numbers frame) throws RecordingException {
        List<LeapHand> hands = new ArrayList<>();
        for (Numbers item : fields.in(frame, "hands").items()) {
            LeapHand hand = LeapHand.of((long) handFields.in(item, "id").number(""), side(handFields.in(item, "type")));
            hand.placePalm(
                    handFields.in(item, "palmPosition").vector(),
                    handFields.in(item, "palmNormal").vector(),
                    handFields.in(item, "direction").vector());
            hands.add(hand);
        }
        for (Numbers item : fields.in(frame, "pointables").items()) {
            placeFinger(item, hands);
        }
        return hands;
    }

    /** A finger's number is its hand's with one more digit: 0 is the thumb, 4 the little finger. */
    private void placeFinger(Numbers item, List<LeapHand> hands) throws RecordingException {
        if (fingerFields.in(item, "tool").node().asBoolean()) {
            return;
        }
        long owner = (long) fingerFields.in(item, "handId").number("");
        Numbers id = fingerFields.in(item, "id");
        int finger = (int) ((long) id.number("") - 10 * owner);
        if (finger < 0 || finger >= LeapHand.FINGERS.length) {
            throw id.wrong("", "'" + id.node() + "' is not a finger of hand " + owner);
        }
        for (LeapHand hand : hands) {
            if (hand.id() == owner) {
                placeJoints(item, hand, finger);
            }
        }
    }

    private void placeJoints(Numbers item, LeapHand hand, int finger) throws RecordingException {
        for (int joint = 0; joint < LeapHand.JOINTS.length; joint++) {
            String name = LeapHand.JOINTS[joint] + "Position";
            if (fingerFields.has(name) && !fingerFields.in(item, name).node().isNull()) {
                Vec3 at = fingerFields.in(item, name).vector();
                hand.place(finger, joint, at);
            }
        }
    }

    private static Hand side(Numbers type) throws RecordingException {
        return switch (type.node().asText()) {
            case "left" -> Hand.LEFT;
            case "right" -> Hand.RIGHT;
            default -> throw type.wrong("", "'" + type.node() + "' is not left or right");
        };
    }
}
