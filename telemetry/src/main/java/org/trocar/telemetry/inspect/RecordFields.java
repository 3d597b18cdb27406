package org.trocar.telemetry.inspect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.Joint;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.core.math.Pose;
import org.trocar.core.math.Vec3;
import org.trocar.core.world.TipSamples;
import org.trocar.core.world.WorldEvents;
import org.trocar.telemetry.journal.DerivedCodec;
import org.trocar.telemetry.journal.FrameDecoder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.Restart;

/** A record's content under the names of its fields, in a fixed order. Values are texts, numbers, truth values, lists and maps of such. */
public final class RecordFields {
    private static final MathContext DIGITS = new MathContext(9);

    private final JournalReader reader;
    private final boolean full;
    private final FrameDecoder decoder;
    private final TickInput in = new TickInput();
    private final WorldEvents events = new WorldEvents();
    private final TipSamples tips = DerivedCodec.newTips();
    private final Vec3 place = new Vec3();
    private final Pose pose = new Pose();

    /** @param full whether frames are given with every joint instead of in a line */
    public RecordFields(JournalReader reader, FrameDecoder decoder, boolean full) {
        this.reader = reader;
        this.decoder = decoder;
        this.full = full;
    }

    /** The fields of the record the reader is at; what cannot be decoded has only its header, and the reader's damage says why. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("record", reader.number());
        fields.put("tick", reader.tick());
        fields.put("type", key(reader.type()));
        fields.put("bytes", reader.payload().capacity());
        switch (reader.type()) {
            case INPUT -> input(fields);
            case DERIVED -> derived(fields);
            case SEAL -> fields.put("state_hash", HexFormat.of().toHexDigits(reader.stateHash()));
            case NOTE -> note(fields);
            case SNAPSHOT -> {}
            case RESTART -> restart(fields);
        }
        return fields;
    }

    private void input(Map<String, Object> fields) {
        if (!reader.input(in, decoder)) {
            return;
        }
        List<Object> frames = new ArrayList<>();
        for (int i = 0; i < in.frameCount(); i++) {
            frames.add(frame(i));
        }
        fields.put("frames", frames);
        Map<String, Object> refused = new LinkedHashMap<>();
        for (FrameVerdict verdict : FrameVerdict.values()) {
            if (in.refused(verdict) > 0) {
                refused.put(key(verdict), in.refused(verdict));
            }
        }
        fields.put("refused", refused);
        List<Object> controls = new ArrayList<>();
        for (int i = 0; i < in.controlCount(); i++) {
            controls.add(control(in.control(i)));
        }
        fields.put("controls", controls);
    }

    private Map<String, Object> frame(int i) {
        HandFrame frame = in.frame(i);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", frame.sequence);
        fields.put("capture_session_nanos", in.captureSessionNanos(i));
        fields.put("receive_nanos", frame.receiveNanos);
        fields.put("late", in.late(i));
        fields.put("space_epoch", frame.spaceEpoch);
        fields.put("message_bytes", frame.length);
        for (Hand hand : Hand.values()) {
            fields.put(key(hand), full ? hand(frame, hand) : summary(frame, hand));
        }
        if (full) {
            fields.put("capture_nanos", frame.captureNanos);
            fields.put("sample_nanos", frame.sampleNanos);
            fields.put("head", numbers(frame.head, 0, frame.headFloats));
            fields.put("head_flags", frame.headFlags);
        }
        return fields;
    }

    private static String summary(HandFrame frame, Hand hand) {
        if (frame.controller(hand).tracked()) {
            return "controller";
        }
        int tracked = Long.bitCount(frame.hand(hand).positionTracked & frame.hand(hand).positionValid);
        return tracked + " of " + Joint.COUNT + " joints";
    }

    private static Map<String, Object> hand(HandFrame frame, Hand hand) {
        HandPose pose = frame.hand(hand);
        Map<String, Object> joints = new LinkedHashMap<>();
        for (int j = 0; j < Joint.COUNT && pose.jointFloats > 0; j++) {
            joints.put(
                    key(Joint.values()[j]),
                    numbers(pose.joints, j * HandPose.FLOATS_PER_JOINT, HandPose.FLOATS_PER_JOINT));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("joints", joints);
        fields.put("position_valid", pose.positionValid);
        fields.put("position_tracked", pose.positionTracked);
        fields.put("orientation_valid", pose.orientationValid);
        fields.put("orientation_tracked", pose.orientationTracked);
        ControllerPose controller = frame.controller(hand);
        fields.put("grip", numbers(controller.grip, 0, controller.gripFloats));
        fields.put("grip_flags", controller.gripFlags);
        fields.put("select", number(controller.select));
        fields.put("squeeze", number(controller.squeeze));
        fields.put("buttons", controller.buttons);
        return fields;
    }

    private static Map<String, Object> control(ControlEvent control) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", key(control.kind()));
        fields.put("value", control.value());
        fields.put("author", control.author());
        fields.put("reason", control.reason());
        return fields;
    }

    private void derived(Map<String, Object> fields) {
        if (!reader.derived(events, tips)) {
            return;
        }
        List<Object> happened = new ArrayList<>();
        for (int i = 0; i < events.count(); i++) {
            happened.add(event(i));
        }
        fields.put("events", happened);
        List<Object> samples = new ArrayList<>();
        for (int i = 0; i < tips.count(); i++) {
            samples.add(sample(i));
        }
        fields.put("tips", samples);
    }

    private Map<String, Object> event(int i) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", key(events.kind(i)));
        fields.put("hand", events.hand(i) == null ? null : key(events.hand(i)));
        fields.put("ring", events.ring(i) < 0 ? null : events.ring(i));
        fields.put("value", number(events.value(i)));
        fields.put("place", numbers(events.place(i, place)));
        return fields;
    }

    private Map<String, Object> sample(int i) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("capture_session_nanos", tips.captureNanos(i));
        for (Hand hand : Hand.values()) {
            Map<String, Object> tip = new LinkedHashMap<>();
            tip.put("tracked", tips.tracked(i, hand));
            tip.put("position", numbers(tips.tip(i, hand, pose).position));
            tip.put("jaw_radians", number(tips.jawRadians(i, hand)));
            fields.put(key(hand), tip);
        }
        return fields;
    }

    private void note(Map<String, Object> fields) {
        fields.put("note", reader.note().map(RecordFields::key).orElse(null));
        fields.put("value", reader.noteValue());
    }

    private void restart(Map<String, Object> fields) {
        if (!reader.restarts().isEmpty()) {
            Restart restart = reader.restarts().get(reader.restarts().size() - 1);
            fields.put("kept_record", restart.keptRecord());
            fields.put("kept_tick", restart.keptTick());
            fields.put("dropped_records", restart.droppedRecords());
        }
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).stripTrailingZeros() : null;
    }

    private static List<BigDecimal> numbers(Vec3 vector) {
        return Arrays.asList(number(vector.x), number(vector.y), number(vector.z));
    }

    private static List<BigDecimal> numbers(float[] values, int from, int count) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            numbers.add(number(values[i]));
        }
        return numbers;
    }
}
