package org.trocar.benchmarks.micro;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.hands.HandPose;
import org.trocar.protos.codec.DecodeResult;
import org.trocar.protos.codec.HandFrameCodec;

/** A frame of two hands from its bytes and back: by our codec, by generated code, and merely copied. */
@State(Scope.Thread)
public class CodecBenchmark {
    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame frame = new HandFrame();
    private final byte[] copied = new byte[HandFrame.MAX_BYTES];
    private byte[] message;

    /** Takes a frame, and makes sure that all ways agree on it. */
    @Setup
    public void setUp() throws IOException {
        message = Given.stretch().message(0);
        if (decode() != DecodeResult.OK || codec.encode(frame) != message.length) {
            throw new IllegalStateException("our codec makes other bytes of the frame");
        }
        int length = encodeGenerated();
        if (!Arrays.equals(message, 0, message.length, copied, 0, length)
                || !Arrays.equals(message, 0, message.length, frame.bytes, 0, frame.length)) {
            throw new IllegalStateException("generated code and our codec make different bytes of the same frame");
        }
    }

    @Benchmark
    public byte[] copy() {
        System.arraycopy(message, 0, copied, 0, message.length);
        return copied;
    }

    @Benchmark
    public DecodeResult decode() {
        return codec.decode(message, 0, message.length, frame);
    }

    @Benchmark
    public org.trocar.protos.v1.HandFrame decodeGenerated() throws IOException {
        return org.trocar.protos.v1.HandFrame.parseFrom(message);
    }

    @Benchmark
    public int encode() {
        return codec.encode(frame);
    }

    /** From the same values to bytes in an array that is there. */
    @Benchmark
    public int encodeGenerated() throws IOException {
        org.trocar.protos.v1.HandFrame built = built();
        CodedOutputStream out = CodedOutputStream.newInstance(copied);
        built.writeTo(out);
        return copied.length - out.spaceLeft();
    }

    private org.trocar.protos.v1.HandFrame built() {
        org.trocar.protos.v1.HandFrame.Builder built = org.trocar.protos.v1.HandFrame.newBuilder()
                .setSequence(frame.sequence)
                .setCaptureNanos(frame.captureNanos)
                .setSampleNanos(frame.sampleNanos)
                .setSpaceEpoch(frame.spaceEpoch)
                .setHeadFlags(frame.headFlags)
                .setLeft(built(frame.hand(Hand.LEFT)))
                .setRight(built(frame.hand(Hand.RIGHT)));
        for (int i = 0; i < frame.headFloats; i++) {
            built.addHead(frame.head[i]);
        }
        return built.build();
    }

    private static org.trocar.protos.v1.HandPose built(HandPose hand) {
        org.trocar.protos.v1.HandPose.Builder built = org.trocar.protos.v1.HandPose.newBuilder()
                .setPositionValid(hand.positionValid)
                .setPositionTracked(hand.positionTracked)
                .setOrientationValid(hand.orientationValid)
                .setOrientationTracked(hand.orientationTracked)
                .setLinearVelocityValid(hand.linearVelocityValid)
                .setAngularVelocityValid(hand.angularVelocityValid)
                .setVelocitiesDerived(hand.velocitiesDerived);
        for (int i = 0; i < hand.jointFloats; i++) {
            built.addJoints(hand.joints[i]);
        }
        for (int i = 0; i < hand.velocityFloats; i++) {
            built.addVelocities(hand.velocities[i]);
        }
        return built.build();
    }
}
