package org.trocar.xrbridge.trace;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What a gzip file has in it. One that is none, is damaged, or ends early, is refused in words wherever in it that shows. */
final class CompressedFile extends FilterInputStream {
    private final Path file;

    private CompressedFile(Path file, InputStream plain) {
        super(plain);
        this.file = file;
    }

    /** @throws RecordingException when it does not begin as gzip files do */
    static CompressedFile open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return new CompressedFile(file, new GZIPInputStream(bytes));
        } catch (EOFException | ZipException e) {
            bytes.close();
            throw new RecordingException(file, "is not gzip data", "remove .gz from its name");
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (EOFException | ZipException e) {
            throw new RecordingException(file, "the compressed data ends early or is damaged", "copy it again");
        }
    }
}
