package org.trocar.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.trocar.core.hands.BrokenClaim;
import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.GazeRemover;
import org.trocar.protos.codec.HandFrameCodec;
import org.trocar.protos.codec.InboundMessage;
import org.trocar.protos.codec.TrainMethod;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.ClockPing;
import org.trocar.protos.v1.Control;
import org.trocar.protos.v1.ControlAction;
import org.trocar.protos.v1.ControllerPose;
import org.trocar.protos.v1.HandPose;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Resume;
import org.trocar.protos.v1.TrocarServiceGrpc;

/**
 * Any bytes as a frame and as a client's message. Generated code is the oracle: what it refuses is refused, what it takes is taken with the same
 * values, unless an array is neither whole nor absent.
 *
 * <p>As in {@code CodecAgainstGeneratedCodeTest}, a varint whose tenth byte claims another is refused here and sometimes taken there; and groups within
 * groups may be refused here at a depth that is still taken there.
 */
public final class DecodeFuzz {
    private static final HandFrameCodec CODEC = new HandFrameCodec();
    private static final HandFrame FRAME = new HandFrame();
    private static final HandFrame AGAIN = new HandFrame();
    private static final GazeRemover GAZE = new GazeRemover();
    private static final BrokenClaim CLAIM = new BrokenClaim();
    private static final MethodDescriptor<InboundMessage, ?> TRAIN = train();

    private DecodeFuzz() {}

    @SuppressWarnings("unchecked")
    private static MethodDescriptor<InboundMessage, ?> train() {
        String name = TrocarServiceGrpc.getTrainMethod().getFullMethodName();
        var service = TrainMethod.bind(
                new TrocarServiceGrpc.TrocarServiceImplBase() {}.bindService(),
                (call, headers) -> new io.grpc.ServerCall.Listener<>() {});
        return (MethodDescriptor<InboundMessage, ?>) service.getMethod(name).getMethodDescriptor();
    }

    static List<byte[]> seeds() {
        org.trocar.protos.v1.HandFrame full = Seeds.fullFrame();
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(full.toByteArray());
        for (ClientMessage.Builder message : List.of(
                ClientMessage.newBuilder().setFrame(full),
                ClientMessage.newBuilder()
                        .setFrame(full.toBuilder().clearRight().clearLeft().clearPredicted()),
                ClientMessage.newBuilder()
                        .setOpen(Open.newBuilder()
                                .setProtocolVersion(1)
                                .setLearnerPseudonym("learner-1")
                                .setScenarioId("peg-transfer")
                                .setProposedPlacement(ProposedPlacement.newBuilder()
                                        .addAllLeftHandle(List.of(-0.1f, 0.2f, 0.3f))
                                        .addAllRightHandle(List.of(0.1f, 0.2f, 0.3f)))),
                ClientMessage.newBuilder()
                        .setResume(Resume.newBuilder().setSessionId("s").setResumeToken("AAAA")),
                ClientMessage.newBuilder()
                        .setControl(Control.newBuilder()
                                .setAction(ControlAction.CONTROL_ACTION_MARK)
                                .setAuthor("teacher")),
                ClientMessage.newBuilder().setClockPing(ClockPing.newBuilder().setClientSendNanos(5)))) {
            seeds.add(message.build().toByteArray());
        }
        return seeds;
    }

    public static void fuzzerInitialize() {
        FuzzTarget.DECODE.warmUp();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        frame(input);
        message(input);
    }

    private static void frame(byte[] input) {
        DecodeResult result = CODEC.decode(input, 0, input.length, FRAME);
        if (result == DecodeResult.OK) {
            assertEquals(values(generatedFrame(input)), written(FRAME), "values");
            assertTrue(ByteString.copyFrom(input).equals(ByteString.copyFrom(FRAME.bytes, 0, FRAME.length)), "bytes");
            encodedAgain();
            withoutGaze();
            sanitized();
        } else {
            CODEC.faultField();
            CODEC.faultValue();
            refusedRightly(result, input);
        }
    }

    /** What was decoded, encoded and decoded again, is the same. */
    private static void encodedAgain() {
        AGAIN.set(FRAME);
        CODEC.encode(AGAIN);
        ByteString once = ByteString.copyFrom(AGAIN.bytes, 0, AGAIN.length);
        assertEquals(DecodeResult.OK, CODEC.decode(AGAIN.bytes, 0, AGAIN.length, AGAIN));
        CODEC.encode(AGAIN);
        assertEquals(once, ByteString.copyFrom(AGAIN.bytes, 0, AGAIN.length), "encoded again");
    }

    private static void withoutGaze() {
        AGAIN.set(FRAME);
        GAZE.removeFrom(AGAIN);
        assertEquals(DecodeResult.OK, CODEC.decode(AGAIN.bytes, 0, AGAIN.length, AGAIN));
        assertEquals(written(FRAME), written(AGAIN), "without gaze");
        assertFalse(GAZE.removeFrom(AGAIN), "gaze is gone");
    }

    private static void sanitized() {
        AGAIN.set(FRAME);
        if (CLAIM.find(AGAIN)) {
            assertFalse(CLAIM.field().isEmpty());
            CLAIM.value();
        }
        FrameSanitizer.sanitize(AGAIN);
        assertFalse(CLAIM.find(AGAIN), "nothing is claimed that cannot be");
        assertEquals(0, FrameSanitizer.sanitize(AGAIN), "sanitized once is enough");
    }

    private static void refusedRightly(DecodeResult result, byte[] input) {
        switch (result) {
            case TOO_LONG -> assertTrue(input.length > HandFrame.MAX_BYTES);
            case WRONG_COUNT -> {}
            default -> assertTrue(generatedCodeRefuses(input) || isKnownDifference(input), "refused as " + result);
        }
    }

    private static boolean generatedCodeRefuses(byte[] input) {
        try {
            org.trocar.protos.v1.HandFrame.parseFrom(input);
            return false;
        } catch (InvalidProtocolBufferException e) {
            return true;
        }
    }

    private static org.trocar.protos.v1.HandFrame generatedFrame(byte[] input) {
        try {
            return org.trocar.protos.v1.HandFrame.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("taken, but not by generated code", e);
        }
    }

    private static void message(byte[] input) {
        InboundMessage inbound = TRAIN.parseRequest(new ByteArrayInputStream(input));
        switch (inbound.kind()) {
            case FRAME -> assertEquals(values(generated(input).getFrame()), written(inbound.frame()), "frame");
            case OTHER -> assertEquals(generated(input), inbound.message(), "message");
            case UNREADABLE -> {
                assertNotEquals("", inbound.refusal().getRemedy());
                assertNotEquals(DecodeResult.OK, inbound.result());
            }
        }
    }

    private static ClientMessage generated(byte[] input) {
        try {
            return ClientMessage.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("taken, but not by generated code", e);
        }
    }

    /** The codec's own values as generated code has them. */
    private static ByteString written(HandFrame frame) {
        return values(CODEC.toMessage(frame));
    }

    /** All that the codec decodes, in one form: fields in order, what says nothing left out. */
    private static ByteString values(org.trocar.protos.v1.HandFrame frame) {
        org.trocar.protos.v1.HandFrame.Builder plain = frame.toBuilder()
                .clearPredicted()
                .clearGaze()
                .clearGazeFlags()
                .clearGazeSampleNanos()
                .setUnknownFields(UnknownFieldSet.getDefaultInstance());
        plain.setLeft(values(frame.getLeft())).setRight(values(frame.getRight()));
        plain.setLeftController(values(frame.getLeftController()));
        plain.setRightController(values(frame.getRightController()));
        return plain.build().toByteString();
    }

    private static HandPose values(HandPose hand) {
        return hand.toBuilder()
                .setUnknownFields(UnknownFieldSet.getDefaultInstance())
                .build();
    }

    private static ControllerPose values(ControllerPose controller) {
        return controller.toBuilder()
                .setUnknownFields(UnknownFieldSet.getDefaultInstance())
                .build();
    }

    /** Ten bytes that go on, or a group that begins deep within others. */
    private static boolean isKnownDifference(byte[] input) {
        int continued = 0;
        int groups = 0;
        for (int i = 0; i < input.length && continued < 10; i++) {
            continued = input[i] < 0 ? continued + 1 : 0;
            groups += (input[i] & 7) == 3 ? 1 : 0;
        }
        return continued == 10 || groups > 60;
    }
}
