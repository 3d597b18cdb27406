package org.trocar.telemetry.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.trocar.telemetry.folder.Sha256;

/** Reads a file once for its length, its hash and its pages' checksums. Pages after the last that is not all zeros are left out. */
final class Pages {
    static final int BYTES = 1024;
    /** Hex digits of one page's CRC32C. */
    static final int DIGITS = 2 * Integer.BYTES;

    /** As much as may be unpacked; to read a longer one would take a stranger's verifier hours. */
    private static final long MOST_BYTES = 8L << 30;

    private static final byte[] ZEROS = new byte[BYTES];

    private final MessageDigest digest = Sha256.newDigest();
    private final CRC32C crc = new CRC32C();
    private final byte[] page = new byte[BYTES];
    private final StringBuilder checksums = new StringBuilder();
    /** Of the checksums, up to the last page that is not all zeros. */
    private int used;

    private long bytes;

    private Pages() {}

    static Inventory.Entry entry(String path, Path file) throws IOException {
        return new Pages().read(path, file);
    }

    private Inventory.Entry read(String path, Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    file + " has " + Files.size(file) + " bytes, more than any file of a session can have ("
                            + MOST_BYTES + "); restore it from a copy of the session, or move it away");
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.readNBytes(page, 0, BYTES); length > 0; length = in.readNBytes(page, 0, BYTES)) {
                add(length);
            }
        }
        checksums.setLength(used);
        return new Inventory.Entry(path, bytes, HexFormat.of().formatHex(digest.digest()), checksums.toString());
    }

    private void add(int length) {
        bytes += length;
        digest.update(page, 0, length);
        checksums.append(checksum(page, length, crc));
        if (!Arrays.equals(page, 0, length, ZEROS, 0, length)) {
            used = checksums.length();
        }
    }

    /** The checksum of a page that is all zeros. */
    static String ofZeros(int length) {
        return checksum(ZEROS, length, new CRC32C());
    }

    private static String checksum(byte[] page, int length, CRC32C crc) {
        crc.reset();
        crc.update(page, 0, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
