package org.trocar.protos.codec;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import org.trocar.core.hands.HandFrame;
import org.trocar.protos.v1.ClientMessage;
import org.trocar.protos.v1.Refusal;

/**
 * One message of a client's Train stream: a frame, decoded in place without allocating, any other message as its generated type, or
 * something that cannot be read. Mutable, reused: what it holds is good until the next {@link #read}; a frame is kept by
 * {@link HandFrame#set}.
 *
 * <p>What one message holds is decided as protobuf does: of several members of the {@code oneof} the last counts, and frames that follow
 * each other are merged. Only a message with exactly one frame, which is every frame a sane client sends, is free of allocation.
 */
public final class InboundMessage {
    /** The longest message accepted, bytes. A frame within it may have {@link HandFrame#MAX_BYTES}. */
    public static final int MAX_BYTES = 2 * HandFrame.MAX_BYTES;

    /** What a message turned out to be. */
    public enum Kind {
        /** {@link #frame} holds it. */
        FRAME,
        /** {@link #message} holds it; its {@code oneof} may be empty when a newer client sends what this version does not know. */
        OTHER,
        /** {@link #refusal} says why. */
        UNREADABLE
    }

    private static final int FRAME = ClientMessage.FRAME_FIELD_NUMBER << Wire.TYPE_BITS | Wire.LENGTH_DELIMITED;
    private static final int OPEN = ClientMessage.OPEN_FIELD_NUMBER << Wire.TYPE_BITS | Wire.LENGTH_DELIMITED;
    private static final int RESUME = ClientMessage.RESUME_FIELD_NUMBER << Wire.TYPE_BITS | Wire.LENGTH_DELIMITED;
    private static final int CONTROL = ClientMessage.CONTROL_FIELD_NUMBER << Wire.TYPE_BITS | Wire.LENGTH_DELIMITED;
    private static final int CLOCK_PING =
            ClientMessage.CLOCK_PING_FIELD_NUMBER << Wire.TYPE_BITS | Wire.LENGTH_DELIMITED;

    private final byte[] buffer = new byte[MAX_BYTES + 1];
    private final WireReader envelope = new WireReader();
    private final HandFrameCodec codec = new HandFrameCodec();
    private final HandFrame frame = new HandFrame();

    private Kind kind = Kind.UNREADABLE;
    private DecodeResult result = DecodeResult.TRUNCATED;
    private ClientMessage message = ClientMessage.getDefaultInstance();
    private boolean faultInFrame;
    private int frames;
    private int others;
    private int frameOffset;
    private int frameLength;

    public Kind kind() {
        return kind;
    }

    /** The decoded frame, its receive time 0. Of an unreadable frame, {@link HandFrameCodec#decode} says what is left here. */
    public HandFrame frame() {
        return frame;
    }

    /** The message when it is neither a frame nor unreadable; else the empty message. */
    public ClientMessage message() {
        return message;
    }

    public DecodeResult result() {
        return result;
    }

    /** What to tell the sender of an unreadable message. Allocates. */
    public Refusal refusal() {
        return Refusal.newBuilder()
                .setCode(result.refusalCode())
                .setField(faultInFrame ? codec.faultField() : envelopeField())
                .setValue(found(faultInFrame ? codec.faultValue() : envelope.faultValue()))
                .setRemedy(result.remedy())
                .setSequence(frame.sequence)
                .build();
    }

    /** Takes the next message from a stream that holds nothing else. */
    void read(InputStream stream) throws IOException {
        int length = stream.readNBytes(buffer, 0, buffer.length);
        frame.clear();
        message = ClientMessage.getDefaultInstance();
        faultInFrame = false;
        scan(length);
        if (!envelope.ok()) {
            unreadable(envelope.result());
        } else if (frames == 1 && others == 0) {
            decodeFrame(buffer, frameOffset, frameLength);
        } else {
            parseWhole(length);
        }
    }

    private void scan(int length) {
        frames = 0;
        others = 0;
        envelope.start(buffer, 0, length);
        if (length > MAX_BYTES) {
            envelope.fail(DecodeResult.TOO_LONG, 0, length);
        }
        while (envelope.nextField()) {
            switch (envelope.tag()) {
                case FRAME -> scanFrame();
                case OPEN, RESUME, CONTROL, CLOCK_PING -> scanOther();
                default -> envelope.skip();
            }
        }
    }

    private void scanFrame() {
        frames++;
        frameLength = envelope.length();
        frameOffset = envelope.advance(frameLength);
    }

    private void scanOther() {
        others++;
        envelope.skip();
    }

    private void decodeFrame(byte[] source, int offset, int length) {
        result = codec.decode(source, offset, length, frame);
        kind = result == DecodeResult.OK ? Kind.FRAME : Kind.UNREADABLE;
        faultInFrame = result != DecodeResult.OK;
    }

    private void parseWhole(int length) {
        try {
            ClientMessage parsed = ClientMessage.parser().parseFrom(buffer, 0, length);
            if (parsed.hasFrame()) {
                byte[] merged = parsed.getFrame().toByteArray();
                decodeFrame(merged, 0, merged.length);
            } else {
                kind = Kind.OTHER;
                result = DecodeResult.OK;
                message = parsed;
            }
        } catch (InvalidProtocolBufferException e) {
            unreadable(DecodeResult.MALFORMED);
        }
    }

    private void unreadable(DecodeResult fault) {
        kind = Kind.UNREADABLE;
        result = fault;
    }

    private String found(int value) {
        return switch (result) {
            case WRONG_COUNT -> value + " numbers";
            case TOO_LONG -> "at least " + value + " bytes";
            default -> "unreadable from byte " + value;
        };
    }

    private String envelopeField() {
        FieldDescriptor field = ClientMessage.getDescriptor().findFieldByNumber(envelope.faultNumber());
        return field == null ? "" : field.getName();
    }
}
