package org.trocar.protos.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.ClientMessage;

/**
 * Generated code is the oracle: on any bytes, the codec says what it says, and nothing it does not say.
 *
 * <p>One exception: given room, protobuf for Java takes some varints whose tenth byte claims that another follows. Near the end of its
 * buffer it refuses them, as protobuf's other implementations and this codec always do.
 */
class CodecAgainstGeneratedCodeTest {
    private static final int MESSAGES = 15_000;
    private static final int DAMAGED_PER_MESSAGE = 8;

    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame frame = new HandFrame();
    private final InboundMessage inbound = new InboundMessage();
    private int accepted;
    private int wrongCounts;
    private int rejected;

    @Test
    void framesAsUntidyAsProtobufAllowsAreReadAsGeneratedCodeReadsThem() {
        for (int seed = 0; seed < MESSAGES; seed++) {
            check(new MessyWire(new Random(seed)).frame(), "seed " + seed);
        }
        assertTrue(accepted > MESSAGES / 3, accepted + " accepted");
        assertTrue(wrongCounts > MESSAGES / 10, wrongCounts + " with wrong counts");
        assertEquals(0, rejected, "all of these are protobuf");
    }

    @Test
    void framesCutShortOrWithFlippedBytesAreNeverTakenWhereGeneratedCodeRefuses() {
        for (int seed = 0; seed < MESSAGES; seed++) {
            Random random = new Random(seed);
            byte[] whole = new MessyWire(random).frame();
            for (int i = 0; i < DAMAGED_PER_MESSAGE; i++) {
                check(damaged(whole, random), "seed " + seed + ", damage " + i);
            }
        }
        assertTrue(accepted > MESSAGES, accepted + " accepted");
        assertTrue(rejected > MESSAGES, rejected + " rejected");
    }

    @Test
    void envelopesHoldWhatGeneratedCodeFindsInThem() throws IOException {
        for (int seed = 0; seed < MESSAGES; seed++) {
            Random random = new Random(seed);
            byte[] envelope = new MessyWire(random).clientMessage();
            checkEnvelope(envelope, "seed " + seed);
            checkEnvelope(damaged(envelope, random), "damaged, seed " + seed);
        }
    }

    private void check(byte[] bytes, String which) {
        DecodeResult result = codec.decode(bytes, 0, bytes.length, frame);
        if (result == DecodeResult.MALFORMED && hasEndlessVarint(bytes)) {
            return;
        }
        try {
            checkResult(result, org.trocar.protos.v1.HandFrame.parseFrom(bytes), which);
            assertArrayEquals(bytes, Arrays.copyOf(frame.bytes, frame.length), which);
        } catch (InvalidProtocolBufferException e) {
            rejected++;
            assertNotEquals(DecodeResult.OK, result, which);
        }
    }

    private void checkResult(DecodeResult result, org.trocar.protos.v1.HandFrame expected, String which) {
        if (Frames.wholeArrays(expected)) {
            accepted++;
            assertEquals(DecodeResult.OK, result, which);
            Frames.assertSame(expected, frame, which);
        } else {
            wrongCounts++;
            assertEquals(DecodeResult.WRONG_COUNT, result, which);
        }
    }

    private void checkEnvelope(byte[] bytes, String which) throws IOException {
        inbound.read(new ByteArrayInputStream(bytes));
        if (inbound.result() == DecodeResult.MALFORMED && hasEndlessVarint(bytes)) {
            return;
        }
        try {
            checkContent(ClientMessage.parseFrom(bytes), which);
        } catch (InvalidProtocolBufferException e) {
            assertEquals(InboundMessage.Kind.UNREADABLE, inbound.kind(), which);
        }
    }

    private void checkContent(ClientMessage expected, String which) {
        if (!expected.hasFrame()) {
            assertEquals(InboundMessage.Kind.OTHER, inbound.kind(), which);
            assertEquals(expected, inbound.message(), which);
        } else if (Frames.wholeArrays(expected.getFrame())) {
            assertEquals(InboundMessage.Kind.FRAME, inbound.kind(), which);
            Frames.assertSame(expected.getFrame(), inbound.frame(), which);
        } else {
            assertEquals(DecodeResult.WRONG_COUNT, inbound.result(), which);
        }
    }

    private static boolean hasEndlessVarint(byte[] bytes) {
        int continued = 0;
        for (int i = 0; i < bytes.length && continued < 10; i++) {
            continued = bytes[i] < 0 ? continued + 1 : 0;
        }
        return continued == 10;
    }

    private static byte[] damaged(byte[] whole, Random random) {
        if (random.nextInt(3) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        }
        byte[] bytes = whole.clone();
        for (int i = 0; bytes.length > 0 && i <= random.nextInt(4); i++) {
            bytes[random.nextInt(Math.min(bytes.length, 1 << random.nextInt(14)))] = (byte) random.nextInt();
        }
        return bytes;
    }
}
