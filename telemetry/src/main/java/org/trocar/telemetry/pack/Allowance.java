package org.trocar.telemetry.pack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives no more bytes than it was told to, since a few compressed ones can stand for any number. */
final class Allowance extends FilterInputStream {
    private long left;

    Allowance(InputStream in) {
        super(in);
    }

    /** From here on so many bytes may be read. */
    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length > 0 && left <= 0) {
            throw new IOException("it unpacks to more than it says");
        }
        int count = super.read(target, offset, (int) Math.min(length, Math.max(0, left)));
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long count = super.skip(Math.min(bytes, Math.max(0, left)));
        left -= count;
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
