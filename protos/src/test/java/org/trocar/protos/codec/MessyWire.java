package org.trocar.protos.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ControllerPose;
import org.trocar.protos.v1.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.PredictedPoses;

/** Seeded messages as untidy as protobuf allows: any order, repeated scalars, split and single numbers, unknown fields of every kind. */
final class MessyWire {
    private static final int[] UNKNOWN_NUMBERS = {12, 15, 19, 23, 31, 200, 70_000, (1 << 29) - 1};

    private final Random random;

    MessyWire(Random random) {
        this.random = random;
    }

    byte[] clientMessage() {
        List<byte[]> fields = new ArrayList<>();
        fields.add(nested(ClientMessage.FRAME_FIELD_NUMBER, frame()));
        if (random.nextInt(4) == 0) {
            fields.add(nested(ClientMessage.FRAME_FIELD_NUMBER, scalarsOnly()));
        }
        if (random.nextInt(4) == 0) {
            int other = 2 + random.nextInt(4);
            fields.add(nested(other, new byte[0]));
        }
        addUnknown(fields);
        return shuffled(fields);
    }

    byte[] frame() {
        List<byte[]> fields = new ArrayList<>();
        addScalars(fields);
        addFloats(fields, HandFrame.HEAD_FIELD_NUMBER, 7);
        addSplit(fields, HandFrame.LEFT_FIELD_NUMBER, hand());
        addSplit(fields, HandFrame.RIGHT_FIELD_NUMBER, hand());
        addSplit(fields, HandFrame.LEFT_CONTROLLER_FIELD_NUMBER, controller());
        addSplit(fields, HandFrame.RIGHT_CONTROLLER_FIELD_NUMBER, controller());
        addSplit(fields, HandFrame.PREDICTED_FIELD_NUMBER, predicted());
        addFloats(fields, HandFrame.GAZE_FIELD_NUMBER, 7);
        addSome(fields, () -> varint(HandFrame.GAZE_FLAGS_FIELD_NUMBER));
        addSome(fields, () -> fixed64(HandFrame.GAZE_SAMPLE_NANOS_FIELD_NUMBER));
        addUnknown(fields);
        return shuffled(fields);
    }

    private byte[] scalarsOnly() {
        List<byte[]> fields = new ArrayList<>();
        addScalars(fields);
        return shuffled(fields);
    }

    private void addScalars(List<byte[]> fields) {
        for (int number : new int[] {
            HandFrame.SEQUENCE_FIELD_NUMBER, HandFrame.CAPTURE_NANOS_FIELD_NUMBER, HandFrame.SAMPLE_NANOS_FIELD_NUMBER
        }) {
            addSome(fields, () -> fixed64(number));
        }
        addSome(fields, () -> varint(HandFrame.SPACE_EPOCH_FIELD_NUMBER));
        addSome(fields, () -> varint(HandFrame.HEAD_FLAGS_FIELD_NUMBER));
    }

    private List<byte[]> hand() {
        List<byte[]> fields = new ArrayList<>();
        addFloats(fields, HandPose.JOINTS_FIELD_NUMBER, 208);
        addFloats(fields, HandPose.VELOCITIES_FIELD_NUMBER, 156);
        for (int number : new int[] {
            HandPose.POSITION_VALID_FIELD_NUMBER,
            HandPose.POSITION_TRACKED_FIELD_NUMBER,
            HandPose.ORIENTATION_VALID_FIELD_NUMBER,
            HandPose.ORIENTATION_TRACKED_FIELD_NUMBER,
            HandPose.LINEAR_VELOCITY_VALID_FIELD_NUMBER,
            HandPose.ANGULAR_VELOCITY_VALID_FIELD_NUMBER
        }) {
            addSome(fields, () -> fixed32(number));
        }
        addSome(fields, () -> varint(HandPose.VELOCITIES_DERIVED_FIELD_NUMBER));
        addUnknown(fields);
        return fields;
    }

    private List<byte[]> controller() {
        List<byte[]> fields = new ArrayList<>();
        addFloats(fields, ControllerPose.GRIP_FIELD_NUMBER, 7);
        addFloats(fields, ControllerPose.AIM_FIELD_NUMBER, 7);
        addSome(fields, () -> varint(ControllerPose.GRIP_FLAGS_FIELD_NUMBER));
        addSome(fields, () -> varint(ControllerPose.AIM_FLAGS_FIELD_NUMBER));
        addSome(fields, () -> fixed32(ControllerPose.SELECT_FIELD_NUMBER));
        addSome(fields, () -> fixed32(ControllerPose.SQUEEZE_FIELD_NUMBER));
        addSome(fields, () -> varint(ControllerPose.BUTTONS_FIELD_NUMBER));
        addUnknown(fields);
        return fields;
    }

    private List<byte[]> predicted() {
        List<byte[]> fields = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            addSome(fields, () -> fixed64(PredictedPoses.DISPLAY_NANOS_FIELD_NUMBER));
            addFloats(fields, PredictedPoses.HEAD_FIELD_NUMBER, 7);
            addFloats(fields, PredictedPoses.LEFT_JOINTS_FIELD_NUMBER, 208);
            addFloats(fields, PredictedPoses.RIGHT_GRIP_FIELD_NUMBER, 7);
            addUnknown(fields);
        }
        return fields;
    }

    /** No message, one, or its fields spread over two, which protobuf merges. */
    private void addSplit(List<byte[]> fields, int number, List<byte[]> content) {
        if (content.isEmpty() || random.nextInt(3) == 0) {
            return;
        }
        Collections.shuffle(content, random);
        int cut = random.nextInt(3) == 0 ? random.nextInt(content.size()) : 0;
        fields.add(nested(number, join(content.subList(cut, content.size()))));
        if (cut > 0) {
            fields.add(nested(number, join(content.subList(0, cut))));
        }
    }

    private void addFloats(List<byte[]> fields, int number, int count) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> addRuns(fields, number, 0);
            case 3 -> addRuns(fields, number, count + random.nextInt(5) - 2);
            default -> addRuns(fields, number, count);
        }
    }

    private void addRuns(List<byte[]> fields, int number, int count) {
        int rest = count;
        while (rest > 0) {
            int run = random.nextInt(4) == 0 ? 1 + random.nextInt(rest) : rest;
            fields.add(random.nextInt(8) == 0 ? singles(number, run) : packed(number, run));
            rest -= run;
        }
        if (random.nextInt(16) == 0) {
            fields.add(packed(number, 0));
        }
    }

    private byte[] packed(int number, int count) {
        return write(out -> {
            out.writeTag(number, Wire.LENGTH_DELIMITED);
            out.writeUInt32NoTag(count * Float.BYTES);
            for (int i = 0; i < count; i++) {
                out.writeFixed32NoTag(random.nextInt());
            }
        });
    }

    private byte[] singles(int number, int count) {
        return write(out -> {
            for (int i = 0; i < count; i++) {
                out.writeFixed32(number, random.nextInt());
            }
        });
    }

    private byte[] fixed64(int number) {
        return write(out -> out.writeFixed64(number, random.nextInt(4) == 0 ? 0 : random.nextLong()));
    }

    private byte[] fixed32(int number) {
        return write(out -> out.writeFixed32(number, random.nextInt(4) == 0 ? 0 : random.nextInt()));
    }

    private byte[] varint(int number) {
        return write(out -> out.writeUInt64(number, random.nextLong() >>> random.nextInt(Long.SIZE)));
    }

    private byte[] nested(int number, byte[] content) {
        return write(out -> out.writeByteArray(number, content));
    }

    private void addSome(List<byte[]> fields, java.util.function.Supplier<byte[]> field) {
        int times = random.nextInt(4);
        for (int i = 1; i < times; i++) {
            fields.add(field.get());
        }
    }

    private void addUnknown(List<byte[]> fields) {
        while (random.nextInt(3) == 0) {
            fields.add(unknown(0));
        }
    }

    private byte[] unknown(int depth) {
        int number = UNKNOWN_NUMBERS[random.nextInt(UNKNOWN_NUMBERS.length)];
        return switch (random.nextInt(depth < 5 ? 6 : 4)) {
            case 0 -> varint(number);
            case 1 -> fixed64(number);
            case 2 -> fixed32(number);
            case 3 -> nested(number, bytes(random.nextInt(20)));
            default -> group(number, depth);
        };
    }

    private byte[] group(int number, int depth) {
        return write(out -> {
            out.writeTag(number, Wire.START_GROUP);
            while (random.nextInt(3) != 0) {
                out.writeRawBytes(unknown(depth + 1));
            }
            out.writeTag(number, Wire.END_GROUP);
        });
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] shuffled(List<byte[]> fields) {
        Collections.shuffle(fields, random);
        return join(fields);
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }
}
