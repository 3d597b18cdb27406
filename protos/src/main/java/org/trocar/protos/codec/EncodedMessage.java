package org.trocar.protos.codec;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes that gRPC takes in one piece: of a stream that is not drained it knows no better than to copy it through an array of 8 KB, made anew
 * for every message. Mutable, reused.
 */
public final class EncodedMessage extends InputStream implements KnownLength, Drainable {
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    /** Shows so many bytes from {@code offset} on. */
    public EncodedMessage show(byte[] source, int offset, int length) {
        bytes = source;
        position = offset;
        end = offset + length;
        return this;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        int count = available();
        target.write(bytes, position, count);
        position = end;
        return count;
    }

    @Override
    public int available() {
        return end - position;
    }

    @Override
    public int read() {
        return available() == 0 ? -1 : bytes[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = Math.min(length, available());
        if (count == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }
}
