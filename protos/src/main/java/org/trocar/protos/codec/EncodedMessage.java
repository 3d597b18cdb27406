package org.trocar.protos.codec;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes that gRPC can take in one piece. Mutable, reused. */
final class EncodedMessage extends InputStream implements KnownLength, Drainable {
    private byte[] bytes = new byte[0];
    private int position;

    /** Shows what is written in {@code source} from {@code offset} to its end. */
    EncodedMessage show(byte[] source, int offset) {
        bytes = source;
        position = offset;
        return this;
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
        int count = available();
        target.write(bytes, position, count);
        position = bytes.length;
        return count;
    }

    @Override
    public int available() {
        return bytes.length - position;
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
