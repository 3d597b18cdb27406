package org.trocar.server.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An input as a list of small numbers, any bytes being one: past its end there are zeros. */
final class Script {
    private final ByteBuffer bytes;

    Script(byte[] input) {
        bytes = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean ended() {
        return !bytes.hasRemaining();
    }

    /** From 0 to 255. */
    int next() {
        return ended() ? 0 : bytes.get() & 0xFF;
    }

    /** From 0 to below the limit. */
    int next(int limit) {
        return next() % limit;
    }

    /** From -128 to 127. */
    int signed() {
        return (byte) next();
    }

    boolean flag() {
        return (next() & 1) != 0;
    }

    int word() {
        return bytes.remaining() < Integer.BYTES ? next() : bytes.getInt();
    }

    /** A few thousand, or as far as numbers go: a signed byte, shifted by up to 63 bits. */
    long far() {
        return (long) signed() << (next() & 63);
    }

    /** As many bytes as there are, up to a length. */
    byte[] rest(int most) {
        byte[] taken = new byte[Math.min(most, bytes.remaining())];
        bytes.get(taken);
        return taken;
    }
}
