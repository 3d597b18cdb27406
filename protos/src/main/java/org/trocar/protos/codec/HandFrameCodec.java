package org.trocar.protos.codec;

import static org.trocar.protos.v1.ControllerPose.AIM_FIELD_NUMBER;
import static org.trocar.protos.v1.ControllerPose.AIM_FLAGS_FIELD_NUMBER;
import static org.trocar.protos.v1.ControllerPose.BUTTONS_FIELD_NUMBER;
import static org.trocar.protos.v1.ControllerPose.GRIP_FIELD_NUMBER;
import static org.trocar.protos.v1.ControllerPose.GRIP_FLAGS_FIELD_NUMBER;
import static org.trocar.protos.v1.ControllerPose.SELECT_FIELD_NUMBER;
import static org.trocar.protos.v1.ControllerPose.SQUEEZE_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.CAPTURE_NANOS_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.GAZE_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.GAZE_FLAGS_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.GAZE_SAMPLE_NANOS_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.HEAD_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.HEAD_FLAGS_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.LEFT_CONTROLLER_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.LEFT_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.PREDICTED_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.RIGHT_CONTROLLER_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.RIGHT_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.SAMPLE_NANOS_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.SEQUENCE_FIELD_NUMBER;
import static org.trocar.protos.v1.HandFrame.SPACE_EPOCH_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.ANGULAR_VELOCITY_VALID_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.JOINTS_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.LINEAR_VELOCITY_VALID_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.ORIENTATION_TRACKED_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.ORIENTATION_VALID_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.POSITION_TRACKED_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.POSITION_VALID_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.VELOCITIES_DERIVED_FIELD_NUMBER;
import static org.trocar.protos.v1.HandPose.VELOCITIES_FIELD_NUMBER;
import static org.trocar.protos.v1.PredictedPoses.DISPLAY_NANOS_FIELD_NUMBER;
import static org.trocar.protos.v1.PredictedPoses.LEFT_GRIP_FIELD_NUMBER;
import static org.trocar.protos.v1.PredictedPoses.LEFT_JOINTS_FIELD_NUMBER;
import static org.trocar.protos.v1.PredictedPoses.RIGHT_GRIP_FIELD_NUMBER;
import static org.trocar.protos.v1.PredictedPoses.RIGHT_JOINTS_FIELD_NUMBER;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import org.trocar.core.hands.ControllerPose;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.core.hands.PredictedPoses;
import org.trocar.core.hands.PredictedPoses.Predicted;

/**
 * Turns the bytes of a {@code trocar.v1.HandFrame} into core's {@link HandFrame} and back, allocating nothing.
 *
 * <p>Decoding follows protobuf to the letter: fields in any order, unknown ones passed over, packed runs split or not packed at all, the
 * last of several scalars counts, messages that come twice are merged. One addition is the contract's: an array holds all of its numbers or
 * none. Predicted poses and gaze are checked in the same way and left in the bytes.
 *
 * <p>A codec keeps the last fault and scratch space: one a thread.
 */
public final class HandFrameCodec {
    private static final int PREDICTED_HEAD = org.trocar.protos.v1.PredictedPoses.HEAD_FIELD_NUMBER;
    private static final int[] PREDICTED_FLOATS = predictedFloats();

    private final WireReader in = new WireReader();
    private final WireWriter out = new WireWriter(HandFrame.MAX_BYTES);
    private final int[] predictedFloats = new int[PREDICTED_FLOATS.length];
    private int gazeFloats;
    private FrameSection section = FrameSection.FRAME;

    /**
     * Fills a frame from a message and keeps the message in {@link HandFrame#bytes}, which may also be the source when the offset is 0. The frame's receive
     * time becomes 0.
     *
     * <p>When the result is not {@link DecodeResult#OK}, the frame must not be used. The bytes are kept all the same unless they were
     * {@link DecodeResult#TOO_LONG}, and whatever was read before the fault is there, usually the sequence.
     */
    public DecodeResult decode(byte[] source, int offset, int length, HandFrame frame) {
        frame.clear();
        section = FrameSection.FRAME;
        in.start(source, offset, length);
        if (length > HandFrame.MAX_BYTES) {
            in.fail(DecodeResult.TOO_LONG, 0, length);
        } else {
            System.arraycopy(source, offset, frame.bytes, 0, length);
            frame.length = length;
            readFrame(frame);
        }
        return in.result();
    }

    /** The field the last fault was found in, such as {@code left.joints}; empty when no field could be made out. */
    public String faultField() {
        return in.faultNumber() == 0 ? "" : section.path(in.faultNumber());
    }

    /** What was found there: how many numbers for a wrong count, how many bytes when too long, else at which byte reading stopped. */
    public int faultValue() {
        return in.faultValue();
    }

    /** Writes a frame's measured values into its own {@link HandFrame#bytes}, the same bytes generated code would make; gives their number. */
    public int encode(HandFrame frame) {
        out.start();
        writeFrame(frame);
        System.arraycopy(out.bytes(), out.position(), frame.bytes, 0, out.length());
        frame.length = out.length();
        return frame.length;
    }

    /** A frame's measured values as a generated message. Allocates: for senders, not for the server. */
    public org.trocar.protos.v1.HandFrame toMessage(HandFrame frame) {
        out.start();
        writeFrame(frame);
        return written(frame);
    }

    /**
     * All that a device has to say of one moment as a generated message: what was measured, what it expects, and where the wearer looks;
     * whatever of these is empty is left out. Allocates: for senders, not for the server.
     */
    public org.trocar.protos.v1.HandFrame toMessage(HandFrame measured, PredictedPoses predicted, Gaze gaze) {
        out.start();
        writeGaze(gaze);
        writePredicted(predicted);
        writeFrame(measured);
        return written(measured);
    }

    private org.trocar.protos.v1.HandFrame written(HandFrame frame) {
        try {
            return org.trocar.protos.v1.HandFrame.parser().parseFrom(out.bytes(), out.position(), out.length());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("frame " + frame.sequence + " was encoded to bytes that cannot be read", e);
        }
    }

    private void readFrame(HandFrame frame) {
        Arrays.fill(predictedFloats, 0);
        gazeFloats = 0;
        while (in.nextField()) {
            switch (in.tag()) {
                case FrameTags.SEQUENCE -> frame.sequence = in.fixed64();
                case FrameTags.CAPTURE_NANOS -> frame.captureNanos = in.fixed64();
                case FrameTags.SAMPLE_NANOS -> frame.sampleNanos = in.fixed64();
                case FrameTags.SPACE_EPOCH -> frame.spaceEpoch = (int) in.varint();
                case FrameTags.HEAD, FrameTags.HEAD_SINGLE ->
                    frame.headFloats = in.floats(frame.head, frame.headFloats);
                case FrameTags.HEAD_FLAGS -> frame.headFlags = (int) in.varint();
                case FrameTags.LEFT -> readHand(frame.hand(Hand.LEFT), FrameSection.LEFT);
                case FrameTags.RIGHT -> readHand(frame.hand(Hand.RIGHT), FrameSection.RIGHT);
                case FrameTags.LEFT_CONTROLLER ->
                    readController(frame.controller(Hand.LEFT), FrameSection.LEFT_CONTROLLER);
                case FrameTags.RIGHT_CONTROLLER ->
                    readController(frame.controller(Hand.RIGHT), FrameSection.RIGHT_CONTROLLER);
                case FrameTags.PREDICTED -> readPredicted();
                case FrameTags.GAZE, FrameTags.GAZE_SINGLE -> gazeFloats += in.skipFloats();
                default -> in.skip();
            }
        }
        checkCounts(frame);
    }

    private void readHand(HandPose hand, FrameSection entered) {
        int outerLimit = enter(entered);
        while (in.nextField()) {
            switch (in.tag()) {
                case FrameTags.JOINTS, FrameTags.JOINTS_SINGLE ->
                    hand.jointFloats = in.floats(hand.joints, hand.jointFloats);
                case FrameTags.POSITION_VALID -> hand.positionValid = in.fixed32();
                case FrameTags.POSITION_TRACKED -> hand.positionTracked = in.fixed32();
                case FrameTags.ORIENTATION_VALID -> hand.orientationValid = in.fixed32();
                case FrameTags.ORIENTATION_TRACKED -> hand.orientationTracked = in.fixed32();
                case FrameTags.VELOCITIES, FrameTags.VELOCITIES_SINGLE ->
                    hand.velocityFloats = in.floats(hand.velocities, hand.velocityFloats);
                case FrameTags.LINEAR_VELOCITY_VALID -> hand.linearVelocityValid = in.fixed32();
                case FrameTags.ANGULAR_VELOCITY_VALID -> hand.angularVelocityValid = in.fixed32();
                case FrameTags.VELOCITIES_DERIVED -> hand.velocitiesDerived = in.varint() != 0;
                default -> in.skip();
            }
        }
        leave(outerLimit);
    }

    private void readController(ControllerPose controller, FrameSection entered) {
        int outerLimit = enter(entered);
        while (in.nextField()) {
            switch (in.tag()) {
                case FrameTags.GRIP, FrameTags.GRIP_SINGLE ->
                    controller.gripFloats = in.floats(controller.grip, controller.gripFloats);
                case FrameTags.GRIP_FLAGS -> controller.gripFlags = (int) in.varint();
                case FrameTags.AIM, FrameTags.AIM_SINGLE ->
                    controller.aimFloats = in.floats(controller.aim, controller.aimFloats);
                case FrameTags.AIM_FLAGS -> controller.aimFlags = (int) in.varint();
                case FrameTags.SELECT -> controller.select = in.float32();
                case FrameTags.SQUEEZE -> controller.squeeze = in.float32();
                case FrameTags.BUTTONS -> controller.buttons = (int) in.varint();
                default -> in.skip();
            }
        }
        leave(outerLimit);
    }

    private void readPredicted() {
        int outerLimit = enter(FrameSection.PREDICTED);
        while (in.nextField()) {
            int number = in.tag() >>> Wire.TYPE_BITS;
            int type = in.tag() & Wire.TYPE_MASK;
            boolean array = number >= FrameTags.FIRST_PREDICTED_ARRAY && number <= FrameTags.LAST_PREDICTED_ARRAY;
            if (array && (type == Wire.LENGTH_DELIMITED || type == Wire.FIXED32)) {
                predictedFloats[number] += in.skipFloats();
            } else {
                in.skip();
            }
        }
        leave(outerLimit);
    }

    private int enter(FrameSection entered) {
        int outerLimit = in.enter();
        if (in.ok()) {
            section = entered;
        }
        return outerLimit;
    }

    private void leave(int outerLimit) {
        in.leave(outerLimit);
        if (in.ok()) {
            section = FrameSection.FRAME;
        }
    }

    private void checkCounts(HandFrame frame) {
        checkCount(FrameSection.FRAME, HEAD_FIELD_NUMBER, frame.headFloats, ControllerPose.POSE_FLOATS);
        checkCounts(FrameSection.LEFT, frame.hand(Hand.LEFT));
        checkCounts(FrameSection.RIGHT, frame.hand(Hand.RIGHT));
        checkCounts(FrameSection.LEFT_CONTROLLER, frame.controller(Hand.LEFT));
        checkCounts(FrameSection.RIGHT_CONTROLLER, frame.controller(Hand.RIGHT));
        for (int number = FrameTags.FIRST_PREDICTED_ARRAY; number <= FrameTags.LAST_PREDICTED_ARRAY; number++) {
            checkCount(FrameSection.PREDICTED, number, predictedFloats[number], PREDICTED_FLOATS[number]);
        }
        checkCount(FrameSection.FRAME, GAZE_FIELD_NUMBER, gazeFloats, ControllerPose.POSE_FLOATS);
    }

    private void checkCounts(FrameSection where, HandPose hand) {
        checkCount(where, JOINTS_FIELD_NUMBER, hand.jointFloats, HandPose.FLOATS);
        checkCount(where, VELOCITIES_FIELD_NUMBER, hand.velocityFloats, HandPose.VELOCITY_FLOATS);
    }

    private void checkCounts(FrameSection where, ControllerPose controller) {
        checkCount(where, GRIP_FIELD_NUMBER, controller.gripFloats, ControllerPose.POSE_FLOATS);
        checkCount(where, AIM_FIELD_NUMBER, controller.aimFloats, ControllerPose.POSE_FLOATS);
    }

    private void checkCount(FrameSection where, int fieldNumber, int count, int wanted) {
        if (in.ok() && count != 0 && count != wanted) {
            section = where;
            in.fail(DecodeResult.WRONG_COUNT, fieldNumber, count);
        }
    }

    private void writeFrame(HandFrame frame) {
        writeController(RIGHT_CONTROLLER_FIELD_NUMBER, frame.controller(Hand.RIGHT));
        writeController(LEFT_CONTROLLER_FIELD_NUMBER, frame.controller(Hand.LEFT));
        writeHand(RIGHT_FIELD_NUMBER, frame.hand(Hand.RIGHT));
        writeHand(LEFT_FIELD_NUMBER, frame.hand(Hand.LEFT));
        out.varint(HEAD_FLAGS_FIELD_NUMBER, Integer.toUnsignedLong(frame.headFlags));
        out.floats(HEAD_FIELD_NUMBER, frame.head, frame.headFloats);
        out.varint(SPACE_EPOCH_FIELD_NUMBER, Integer.toUnsignedLong(frame.spaceEpoch));
        out.fixed64(SAMPLE_NANOS_FIELD_NUMBER, frame.sampleNanos);
        out.fixed64(CAPTURE_NANOS_FIELD_NUMBER, frame.captureNanos);
        out.fixed64(SEQUENCE_FIELD_NUMBER, frame.sequence);
    }

    private void writeGaze(Gaze gaze) {
        if (gaze.floats > 0) {
            out.fixed64(GAZE_SAMPLE_NANOS_FIELD_NUMBER, gaze.sampleNanos);
            out.varint(GAZE_FLAGS_FIELD_NUMBER, Integer.toUnsignedLong(gaze.flags));
            out.floats(GAZE_FIELD_NUMBER, gaze.pose, gaze.floats);
        }
    }

    private void writePredicted(PredictedPoses predicted) {
        Predicted left = predicted.hand(Hand.LEFT);
        Predicted right = predicted.hand(Hand.RIGHT);
        int end = out.position();
        out.floats(RIGHT_GRIP_FIELD_NUMBER, right.grip, right.gripFloats);
        out.floats(LEFT_GRIP_FIELD_NUMBER, left.grip, left.gripFloats);
        out.floats(RIGHT_JOINTS_FIELD_NUMBER, right.joints, right.jointFloats);
        out.floats(LEFT_JOINTS_FIELD_NUMBER, left.joints, left.jointFloats);
        out.floats(PREDICTED_HEAD, predicted.head, predicted.headFloats);
        out.fixed64(DISPLAY_NANOS_FIELD_NUMBER, predicted.displayNanos);
        out.message(PREDICTED_FIELD_NUMBER, end);
    }

    private void writeHand(int field, HandPose hand) {
        int end = out.position();
        out.bool(VELOCITIES_DERIVED_FIELD_NUMBER, hand.velocitiesDerived);
        out.fixed32(ANGULAR_VELOCITY_VALID_FIELD_NUMBER, hand.angularVelocityValid);
        out.fixed32(LINEAR_VELOCITY_VALID_FIELD_NUMBER, hand.linearVelocityValid);
        out.floats(VELOCITIES_FIELD_NUMBER, hand.velocities, hand.velocityFloats);
        out.fixed32(ORIENTATION_TRACKED_FIELD_NUMBER, hand.orientationTracked);
        out.fixed32(ORIENTATION_VALID_FIELD_NUMBER, hand.orientationValid);
        out.fixed32(POSITION_TRACKED_FIELD_NUMBER, hand.positionTracked);
        out.fixed32(POSITION_VALID_FIELD_NUMBER, hand.positionValid);
        out.floats(JOINTS_FIELD_NUMBER, hand.joints, hand.jointFloats);
        out.message(field, end);
    }

    private void writeController(int field, ControllerPose controller) {
        int end = out.position();
        out.varint(BUTTONS_FIELD_NUMBER, Integer.toUnsignedLong(controller.buttons));
        out.float32(SQUEEZE_FIELD_NUMBER, controller.squeeze);
        out.float32(SELECT_FIELD_NUMBER, controller.select);
        out.varint(AIM_FLAGS_FIELD_NUMBER, Integer.toUnsignedLong(controller.aimFlags));
        out.floats(AIM_FIELD_NUMBER, controller.aim, controller.aimFloats);
        out.varint(GRIP_FLAGS_FIELD_NUMBER, Integer.toUnsignedLong(controller.gripFlags));
        out.floats(GRIP_FIELD_NUMBER, controller.grip, controller.gripFloats);
        out.message(field, end);
    }

    private static int[] predictedFloats() {
        int[] counts = new int[FrameTags.LAST_PREDICTED_ARRAY + 1];
        counts[PREDICTED_HEAD] = ControllerPose.POSE_FLOATS;
        counts[LEFT_JOINTS_FIELD_NUMBER] = HandPose.FLOATS;
        counts[RIGHT_JOINTS_FIELD_NUMBER] = HandPose.FLOATS;
        counts[LEFT_GRIP_FIELD_NUMBER] = ControllerPose.POSE_FLOATS;
        counts[RIGHT_GRIP_FIELD_NUMBER] = ControllerPose.POSE_FLOATS;
        return counts;
    }
}
