package org.trocar.protos.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.trocar.core.hands.HandPose;

/**
 * Reads protobuf's wire format from a byte array, as protobuf's own parsers do, allocating nothing.
 *
 * <p>The first fault is kept, not thrown: from then on there are no more fields and every read gives zero, so that a reading loop needs no
 * checks of its own.
 */
final class WireReader {
    /** Groups inside groups deeper than this are malformed. Protobuf's limit is 100, counting the messages around them. */
    static final int MAX_GROUP_DEPTH = 64;

    /** The most numbers that any field of ours holds. */
    private static final int LONGEST_RUN = HandPose.FLOATS;

    private final byte[] run = new byte[LONGEST_RUN * Float.BYTES];
    private final FloatBuffer runFloats =
            ByteBuffer.wrap(run).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    private byte[] bytes;
    private int position;
    private int limit;
    private int tag;
    private DecodeResult result;
    private int faultNumber;
    private int faultValue;

    void start(byte[] source, int offset, int length) {
        bytes = source;
        position = offset;
        limit = offset + length;
        tag = 0;
        result = DecodeResult.OK;
        faultNumber = 0;
        faultValue = 0;
    }

    /** Moves to the next field of the current message; false at its end and after a fault. */
    boolean nextField() {
        if (result != DecodeResult.OK || position == limit) {
            return false;
        }
        tag = readTag();
        return result == DecodeResult.OK;
    }

    /** The current field's number and wire type, as protobuf packs them. */
    int tag() {
        return tag;
    }

    int position() {
        return position;
    }

    boolean ok() {
        return result == DecodeResult.OK;
    }

    DecodeResult result() {
        return result;
    }

    /** The number of the field the fault was found in; 0 when it was a tag that could not be read. */
    int faultNumber() {
        return faultNumber;
    }

    /** How many numbers a {@link DecodeResult#WRONG_COUNT} field had; for other faults, the byte they were found at. */
    int faultValue() {
        return faultValue;
    }

    void fail(DecodeResult fault, int fieldNumber, int value) {
        if (ok()) {
            result = fault;
            faultNumber = fieldNumber;
            faultValue = value;
        }
        position = limit;
    }

    /** Narrows the reader to the nested message that begins here; gives the limit that {@link #leave} wants back. */
    int enter() {
        int outerLimit = limit;
        int length = length();
        limit = position + length;
        return outerLimit;
    }

    void leave(int outerLimit) {
        limit = outerLimit;
    }

    long fixed64() {
        int at = advance(Long.BYTES);
        return ok() ? (long) Wire.LONGS.get(bytes, at) : 0;
    }

    int fixed32() {
        int at = advance(Integer.BYTES);
        return ok() ? (int) Wire.INTS.get(bytes, at) : 0;
    }

    float float32() {
        return Float.intBitsToFloat(fixed32());
    }

    /** A varint of up to ten bytes; bits beyond the 64th are dropped, as protobuf does. */
    long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == limit) {
                fail(DecodeResult.TRUNCATED);
                return 0;
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        fail(DecodeResult.MALFORMED);
        return 0;
    }

    /** The length of a length-delimited field, which is known to lie within the current message. */
    int length() {
        int length = (int) varint();
        if (length < 0) {
            fail(DecodeResult.MALFORMED);
        } else if (length > limit - position) {
            fail(DecodeResult.TRUNCATED);
        }
        return ok() ? length : 0;
    }

    /** Passes over {@code count} bytes and gives where they began. */
    int advance(int count) {
        int from = position;
        if (count > limit - from) {
            fail(DecodeResult.TRUNCATED);
        } else {
            position = from + count;
        }
        return from;
    }

    /** Appends the current field's numbers, a packed run or a single one, to the {@code count} in {@code target}; gives the new count. */
    int floats(float[] target, int count) {
        int from = position;
        int added = skipFloats();
        if (count + added > target.length) {
            fail(DecodeResult.WRONG_COUNT, tag >>> Wire.TYPE_BITS, count + added);
            return count;
        }
        if (added > 0) {
            copyFloats(position - added * Float.BYTES, added, target, count);
        }
        return count + added;
    }

    /** Passes over the current field's numbers, a packed run or a single one; gives how many they were. */
    int skipFloats() {
        int length = (tag & Wire.TYPE_MASK) == Wire.LENGTH_DELIMITED ? length() : Float.BYTES;
        if (length % Float.BYTES != 0) {
            fail(DecodeResult.MALFORMED);
        }
        advance(length);
        return ok() ? length / Float.BYTES : 0;
    }

    /** Passes over the current field, whatever it is. */
    void skip() {
        skip(tag, 0);
    }

    /** In bulk: number by number takes several times as long. */
    private void copyFloats(int from, int count, float[] target, int targetFrom) {
        System.arraycopy(bytes, from, run, 0, count * Float.BYTES);
        runFloats.get(0, target, targetFrom, count);
    }

    private int readTag() {
        int read = (int) varint();
        if (read >>> Wire.TYPE_BITS == 0) {
            fail(DecodeResult.MALFORMED);
        }
        return read;
    }

    private void skip(int skipped, int depth) {
        switch (skipped & Wire.TYPE_MASK) {
            case Wire.VARINT -> varint();
            case Wire.FIXED64 -> advance(Long.BYTES);
            case Wire.LENGTH_DELIMITED -> advance(length());
            case Wire.START_GROUP -> skipGroup(skipped >>> Wire.TYPE_BITS, depth + 1);
            case Wire.FIXED32 -> advance(Integer.BYTES);
            default -> fail(DecodeResult.MALFORMED);
        }
    }

    private void skipGroup(int number, int depth) {
        if (depth > MAX_GROUP_DEPTH) {
            fail(DecodeResult.MALFORMED);
        }
        int end = number << Wire.TYPE_BITS | Wire.END_GROUP;
        for (int inner = readTag(); ok() && inner != end; inner = readTag()) {
            skip(inner, depth);
        }
    }

    private void fail(DecodeResult fault) {
        fail(fault, tag >>> Wire.TYPE_BITS, position);
    }
}
