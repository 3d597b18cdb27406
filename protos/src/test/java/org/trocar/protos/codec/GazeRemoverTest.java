package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;

class GazeRemoverTest {
    private final GazeRemover remover = new GazeRemover();
    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame frame = new HandFrame();

    @Test
    void aFrameWithoutGazeStaysAsItWas() {
        HandFrame full = Frames.full(1);
        codec.encode(full);
        byte[] before = bytes(full);
        assertFalse(remover.removeFrom(full));
        assertArrayEquals(before, bytes(full));
    }

    @Test
    void onlyTheGazeGoes() {
        HandFrame full = Frames.full(1);
        var predicted = Frames.predicted(2);
        decode(codec.toMessage(full, predicted, Frames.gaze(3)).toByteArray());
        assertTrue(remover.removeFrom(frame));
        assertArrayEquals(
                codec.toMessage(full, predicted, new org.trocar.core.hands.Gaze())
                        .toByteArray(),
                bytes(frame));
        Frames.assertSame(codec.toMessage(full), frame, "measured");
    }

    @Test
    void whateverTheWireLooksLikeNothingAboutEyesIsLeftAndNothingElseGoes() throws InvalidProtocolBufferException {
        int withEyes = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            byte[] received = new MessyWire(new Random(seed)).frame();
            if (decode(received) == DecodeResult.OK) {
                boolean removed = remover.removeFrom(frame);
                var expected = withoutEyes(org.trocar.protos.v1.HandFrame.parseFrom(received));
                assertEquals(expected, org.trocar.protos.v1.HandFrame.parseFrom(bytes(frame)), "seed " + seed);
                assertEquals(removed, frame.length < received.length, "seed " + seed);
                withEyes += removed ? 1 : 0;
            }
        }
        assertTrue(withEyes > 1_000, withEyes + " with something about eyes");
    }

    private static org.trocar.protos.v1.HandFrame withoutEyes(org.trocar.protos.v1.HandFrame frame) {
        UnknownFieldSet.Builder unknown = frame.getUnknownFields().toBuilder();
        for (int number = 16; number <= 23; number++) {
            unknown.clearField(number);
        }
        return frame.toBuilder()
                .clearGaze()
                .clearGazeFlags()
                .clearGazeSampleNanos()
                .setUnknownFields(unknown.build())
                .build();
    }

    private DecodeResult decode(byte[] bytes) {
        return codec.decode(bytes, 0, bytes.length, frame);
    }

    private static byte[] bytes(HandFrame frame) {
        return Arrays.copyOf(frame.bytes, frame.length);
    }
}
