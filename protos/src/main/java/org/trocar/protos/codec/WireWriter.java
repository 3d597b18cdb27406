package org.trocar.protos.codec;

/**
 * Writes protobuf's wire format into its buffer from the end towards the start: a nested message's length is then known when it has to be
 * written, without measuring first. So fields are written last to first, and what comes out is in rising order, as generated code has it.
 *
 * <p>As in proto3, a field with its default value is left out; methods named {@code put…} write it even then. Every field is given by its
 * number; its wire type follows from the method.
 */
final class WireWriter {
    private final byte[] bytes;
    private int position;

    WireWriter(int capacity) {
        bytes = new byte[capacity];
    }

    void start() {
        position = bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where what was written begins; it ends where the buffer ends. */
    int position() {
        return position;
    }

    int length() {
        return bytes.length - position;
    }

    void fixed64(int field, long value) {
        if (value != 0) {
            position -= Long.BYTES;
            Wire.LONGS.set(bytes, position, value);
            putTag(field, Wire.FIXED64);
        }
    }

    void fixed32(int field, int value) {
        if (value != 0) {
            position -= Integer.BYTES;
            Wire.INTS.set(bytes, position, value);
            putTag(field, Wire.FIXED32);
        }
    }

    /** Left out only for positive zero: negative zero is another value. */
    void float32(int field, float value) {
        fixed32(field, Float.floatToRawIntBits(value));
    }

    void varint(int field, long value) {
        if (value != 0) {
            putVarint(field, value);
        }
    }

    void putVarint(int field, long value) {
        putVarint(value);
        putTag(field, Wire.VARINT);
    }

    void bool(int field, boolean value) {
        varint(field, value ? 1 : 0);
    }

    void floats(int field, float[] values, int count) {
        int end = position;
        for (int i = count - 1; i >= 0; i--) {
            position -= Float.BYTES;
            Wire.FLOATS.set(bytes, position, values[i]);
        }
        message(field, end);
    }

    void varints(int field, long[] values, int count) {
        int end = position;
        for (int i = count - 1; i >= 0; i--) {
            putVarint(values[i]);
        }
        message(field, end);
    }

    /** Makes what was written since {@link #position} was {@code end} a length-delimited field, unless that is nothing. */
    void message(int field, int end) {
        if (position != end) {
            putMessage(field, end);
        }
    }

    void putMessage(int field, int end) {
        putVarint(end - position);
        putTag(field, Wire.LENGTH_DELIMITED);
    }

    private void putTag(int field, int wireType) {
        putVarint(field << Wire.TYPE_BITS | wireType);
    }

    private void putVarint(long value) {
        position -= varintBytes(value);
        int at = position;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at] = (byte) rest;
    }

    private static int varintBytes(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }
}
