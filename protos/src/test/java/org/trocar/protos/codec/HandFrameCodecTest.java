package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Gaze;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.PredictedPoses;

class HandFrameCodecTest {
    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame frame = new HandFrame();

    @Test
    void anEncodedFrameIsWhatGeneratedCodeWouldMakeOfIt() throws Exception {
        for (int seed = 0; seed < 1_000; seed++) {
            HandFrame full = Frames.full(seed);
            codec.encode(full);
            byte[] encoded = Arrays.copyOf(full.bytes, full.length);
            assertArrayEquals(org.trocar.protos.v1.HandFrame.parseFrom(encoded).toByteArray(), encoded);
            Frames.assertSame(codec.toMessage(full), full, "seed " + seed);
        }
    }

    @Test
    void anEmptyFrameIsNoBytesAtAll() {
        assertEquals(0, codec.encode(frame));
        assertEquals(DecodeResult.OK, codec.decode(new byte[0], 0, 0, frame));
    }

    @Test
    void nothingOfTheFrameBeforeStaysBehind() {
        HandFrame reused = Frames.full(1);
        assertEquals(DecodeResult.OK, codec.decode(new byte[0], 0, 0, reused));
        Frames.assertSame(org.trocar.protos.v1.HandFrame.getDefaultInstance(), reused, "cleared");
    }

    @Test
    void aFrameCanBeDecodedFromItsOwnBytes() {
        HandFrame full = Frames.full(2);
        org.trocar.protos.v1.HandFrame expected = codec.toMessage(full);
        codec.encode(full);
        assertEquals(DecodeResult.OK, codec.decode(full.bytes, 0, full.length, full));
        Frames.assertSame(expected, full, "in place");
    }

    @Test
    void aJointTooManyIsRefusedByNameAndCount() {
        var message = org.trocar.protos.v1.HandFrame.newBuilder()
                .setSequence(17)
                .setLeft(HandPose.newBuilder().addAllJoints(zeros(216)));
        assertEquals(DecodeResult.WRONG_COUNT, decode(message.build().toByteArray()));
        assertEquals("left.joints", codec.faultField());
        assertEquals(216, codec.faultValue());
        assertEquals(17, frame.sequence);
    }

    @Test
    void velocitiesOfOneJointOnlyAreRefused() {
        var message = org.trocar.protos.v1.HandFrame.newBuilder()
                .setRight(HandPose.newBuilder().addAllVelocities(zeros(6)));
        assertEquals(DecodeResult.WRONG_COUNT, decode(message.build().toByteArray()));
        assertEquals("right.velocities", codec.faultField());
        assertEquals(6, codec.faultValue());
    }

    @Test
    void predictedPosesAreCheckedAndLeftInTheBytes() throws Exception {
        var predicted = PredictedPoses.newBuilder().setDisplayNanos(5).addAllRightGrip(zeros(7));
        var message = org.trocar.protos.v1.HandFrame.newBuilder()
                .setPredicted(predicted)
                .build();
        assertEquals(DecodeResult.OK, decode(message.toByteArray()));
        assertEquals(
                message, org.trocar.protos.v1.HandFrame.parseFrom(ByteString.copyFrom(frame.bytes, 0, frame.length)));

        predicted.addRightGrip(0);
        assertEquals(
                DecodeResult.WRONG_COUNT,
                decode(message.toBuilder().setPredicted(predicted).build().toByteArray()));
        assertEquals("predicted.right_grip", codec.faultField());
    }

    @Test
    void whatIsPredictedAndLookedAtTravelsBesideWhatWasMeasured() throws Exception {
        HandFrame measured = Frames.full(6);
        var predicted = Frames.predicted(7);
        Gaze gaze = Frames.gaze(8);
        var message = codec.toMessage(measured, predicted, gaze);

        assertArrayEquals(
                org.trocar.protos.v1.HandFrame.parseFrom(message.toByteArray()).toByteArray(), message.toByteArray());
        Frames.assertSame(message, measured, "measured");
        PredictedPoses sent = message.getPredicted();
        assertEquals(predicted.displayNanos, sent.getDisplayNanos());
        assertEquals(list(predicted.head), sent.getHeadList());
        assertEquals(list(predicted.hand(Hand.LEFT).joints), sent.getLeftJointsList());
        assertEquals(list(predicted.hand(Hand.RIGHT).joints), sent.getRightJointsList());
        assertEquals(list(predicted.hand(Hand.LEFT).grip), sent.getLeftGripList());
        assertEquals(list(predicted.hand(Hand.RIGHT).grip), sent.getRightGripList());
        assertEquals(list(gaze.pose), message.getGazeList());
        assertEquals(gaze.flags, message.getGazeFlags());
        assertEquals(gaze.sampleNanos, message.getGazeSampleNanos());
    }

    @Test
    void nothingPredictedAndNothingLookedAtIsNotSent() {
        HandFrame measured = Frames.full(6);
        assertEquals(
                codec.toMessage(measured),
                codec.toMessage(measured, new org.trocar.core.hands.PredictedPoses(), new Gaze()));
    }

    @Test
    void halfAGazeIsRefused() {
        var message = org.trocar.protos.v1.HandFrame.newBuilder().addAllGaze(zeros(3));
        assertEquals(DecodeResult.WRONG_COUNT, decode(message.build().toByteArray()));
        assertEquals("gaze", codec.faultField());
        assertEquals(3, codec.faultValue());
    }

    @Test
    void aFrameLongerThanTheContractAllowsIsTooLongAndChangesNoBytes() {
        byte[] padding = UnknownFieldSet.newBuilder()
                .addField(
                        100,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFrom(new byte[HandFrame.MAX_BYTES]))
                                .build())
                .build()
                .toByteArray();
        assertEquals(DecodeResult.TOO_LONG, decode(padding));
        assertEquals(padding.length, codec.faultValue());
        assertEquals(0, frame.length);
    }

    @Test
    void aFrameCutInItsLastFieldNamesThatField() {
        HandFrame full = Frames.full(3);
        int length = codec.encode(full);
        assertEquals(DecodeResult.TRUNCATED, codec.decode(full.bytes, 0, length - 1, frame));
        assertEquals("right_controller", codec.faultField());
        assertEquals(full.sequence, frame.sequence);
    }

    @Test
    void groupsNestedWithoutEndAreMalformedNotAStackOverflow() {
        byte[] groups = new byte[HandFrame.MAX_BYTES];
        Arrays.fill(groups, (byte) (15 << Wire.TYPE_BITS | Wire.START_GROUP));
        assertEquals(DecodeResult.MALFORMED, decode(groups));
    }

    @Test
    void fieldZeroAndUnknownWireTypesAreMalformed() {
        assertEquals(DecodeResult.MALFORMED, decode(new byte[] {0, 0}));
        assertEquals("", codec.faultField());
        assertEquals(DecodeResult.MALFORMED, decode(new byte[] {15 << Wire.TYPE_BITS | 6}));
        assertEquals("15", codec.faultField());
    }

    @Test
    void handsAreNotMixedUp() {
        HandFrame full = Frames.full(4);
        codec.encode(full);
        codec.decode(full.bytes, 0, full.length, frame);
        assertArrayEquals(full.hand(Hand.LEFT).joints, frame.hand(Hand.LEFT).joints);
        assertArrayEquals(full.controller(Hand.RIGHT).grip, frame.controller(Hand.RIGHT).grip);
        assertTrue(frame.hand(Hand.LEFT).joints[0] != frame.hand(Hand.RIGHT).joints[0]);
    }

    private DecodeResult decode(byte[] bytes) {
        return codec.decode(bytes, 0, bytes.length, frame);
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    private static List<Float> zeros(int count) {
        return Collections.nCopies(count, 0f);
    }
}
