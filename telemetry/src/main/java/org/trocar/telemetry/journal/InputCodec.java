package org.trocar.telemetry.journal;

import static org.trocar.telemetry.journal.RecordLayout.ORDER;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;

/**
 * A {@link TickInput} and the payload of its INPUT record, both ways.
 *
 * <p>Frames travel as the bytes they were received in, with what the server added: capture time in the session, receive time, late flag.
 * Enum constants are journaled by ordinal: new ones may only be added at the end.
 *
 * <p>Encoding allocates nothing unless there are control events. One instance serves one thread.
 */
public final class InputCodec {
    /** A control event's author and reason are each cut to so many characters, which are at most three times as many bytes. */
    public static final int MAX_TEXT_CHARS = 500;

    private static final int FRAME_HEADER_BYTES = Long.BYTES + Long.BYTES + 1 + Integer.BYTES;
    private static final int REFUSAL_BYTES = 1 + Integer.BYTES;
    private static final int CONTROL_HEADER_BYTES = 1 + Long.BYTES + 2 * Integer.BYTES;
    private static final int CONTROL_BYTES = 1 + CONTROL_HEADER_BYTES + 2 * 3 * MAX_TEXT_CHARS;
    private static final FrameVerdict[] VERDICTS = FrameVerdict.values();
    private static final ControlEvent.Kind[] KINDS = ControlEvent.Kind.values();

    /** The longest payload. */
    static final int MAX_BYTES = 3
            + TickInput.MAX_FRAMES * (FRAME_HEADER_BYTES + HandFrame.MAX_BYTES)
            + VERDICTS.length * REFUSAL_BYTES
            + TickInput.MAX_CONTROLS * CONTROL_BYTES;

    private MutableDirectBuffer out;
    private DirectBuffer in;
    private int position;
    private int end;

    /** How many bytes the payload of an input has. */
    int lengthOf(TickInput input) {
        int length = 3;
        for (int i = 0; i < input.frameCount(); i++) {
            length += FRAME_HEADER_BYTES + input.frame(i).length;
        }
        for (FrameVerdict verdict : VERDICTS) {
            length += input.refused(verdict) == 0 ? 0 : REFUSAL_BYTES;
        }
        for (int i = 0; i < input.controlCount(); i++) {
            ControlEvent control = input.control(i);
            length += CONTROL_HEADER_BYTES + utf8(control.author()).length + utf8(control.reason()).length;
        }
        return length;
    }

    /** Writes the payload at an offset of a buffer with room for it, and returns its length. */
    public int encode(TickInput input, MutableDirectBuffer buffer, int offset) {
        out = buffer;
        position = offset;
        encodeFrames(input);
        encodeRefusals(input);
        encodeControls(input);
        return position - offset;
    }

    private void encodeFrames(TickInput input) {
        putByte(input.frameCount());
        for (int i = 0; i < input.frameCount(); i++) {
            HandFrame frame = input.frame(i);
            putLong(input.captureSessionNanos(i));
            putLong(frame.receiveNanos);
            putByte(input.late(i) ? 1 : 0);
            putInt(frame.length);
            out.putBytes(position, frame.bytes, 0, frame.length);
            position += frame.length;
        }
    }

    private void encodeRefusals(TickInput input) {
        int countAt = position++;
        int kinds = 0;
        for (FrameVerdict verdict : VERDICTS) {
            if (input.refused(verdict) != 0) {
                putByte(verdict.ordinal());
                putInt(input.refused(verdict));
                kinds++;
            }
        }
        out.putByte(countAt, (byte) kinds);
    }

    private void encodeControls(TickInput input) {
        putByte(input.controlCount());
        for (int i = 0; i < input.controlCount(); i++) {
            ControlEvent control = input.control(i);
            putByte(control.kind().ordinal());
            putLong(control.value());
            putText(control.author());
            putText(control.reason());
        }
    }

    private void putByte(int value) {
        out.putByte(position++, (byte) value);
    }

    private void putInt(int value) {
        out.putInt(position, value, ORDER);
        position += Integer.BYTES;
    }

    private void putLong(long value) {
        out.putLong(position, value, ORDER);
        position += Long.BYTES;
    }

    private void putText(String text) {
        byte[] utf8 = utf8(text);
        putInt(utf8.length);
        out.putBytes(position, utf8);
        position += utf8.length;
    }

    private static byte[] utf8(String text) {
        String kept = text.length() <= MAX_TEXT_CHARS ? text : text.substring(0, MAX_TEXT_CHARS);
        return kept.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Fills a TickInput from a payload.
     *
     * @return what is wrong with it, or empty
     */
    public Decoding decode(DirectBuffer payload, int length, long tick, TickInput input, FrameDecoder frames) {
        in = payload;
        position = 0;
        end = length;
        input.clear(tick);
        try {
            boolean readable = decodeFrames(input, frames);
            decodeRefusals(input);
            decodeControls(input);
            return readable ? Decoding.DECODED : Decoding.UNDECODABLE_FRAME;
        } catch (IndexOutOfBoundsException e) {
            return Decoding.MALFORMED;
        }
    }

    /** What became of a payload. */
    public enum Decoding {
        DECODED,
        /** A count or length in it is impossible. */
        MALFORMED,
        /** It is whole, but the decoder does not know a frame's bytes. */
        UNDECODABLE_FRAME
    }

    private boolean decodeFrames(TickInput input, FrameDecoder frames) {
        boolean readable = true;
        int count = within(takeByte(), TickInput.MAX_FRAMES);
        for (int i = 0; i < count; i++) {
            long captureSessionNanos = takeLong();
            long receiveNanos = takeLong();
            HandFrame frame = input.addFrame(captureSessionNanos, takeByte() != 0);
            int length = takeFrameBytes(frame);
            readable &= frames.decode(frame);
            frame.length = length;
            frame.receiveNanos = receiveNanos;
        }
        return readable;
    }

    private int takeFrameBytes(HandFrame frame) {
        frame.clear();
        frame.length = within(takeInt(), HandFrame.MAX_BYTES);
        in.getBytes(take(frame.length), frame.bytes, 0, frame.length);
        return frame.length;
    }

    private void decodeRefusals(TickInput input) {
        int kinds = within(takeByte(), VERDICTS.length);
        for (int i = 0; i < kinds; i++) {
            FrameVerdict verdict = VERDICTS[takeByte()];
            input.addRefused(verdict, takeInt());
        }
    }

    private void decodeControls(TickInput input) {
        int count = within(takeByte(), TickInput.MAX_CONTROLS);
        for (int i = 0; i < count; i++) {
            ControlEvent.Kind kind = KINDS[takeByte()];
            long value = takeLong();
            String author = takeText();
            input.addControl(new ControlEvent(kind, author, takeText(), value));
        }
    }

    private int takeByte() {
        return in.getByte(take(1));
    }

    private int takeInt() {
        return in.getInt(take(Integer.BYTES), ORDER);
    }

    private long takeLong() {
        return in.getLong(take(Long.BYTES), ORDER);
    }

    private String takeText() {
        byte[] utf8 = new byte[within(takeInt(), 3 * MAX_TEXT_CHARS)];
        in.getBytes(take(utf8.length), utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private int take(int bytes) {
        int at = position;
        if (bytes > end - at) {
            throw new IndexOutOfBoundsException(at);
        }
        position += bytes;
        return at;
    }

    private static int within(int count, int most) {
        if (count < 0 || count > most) {
            throw new IndexOutOfBoundsException(count);
        }
        return count;
    }
}
