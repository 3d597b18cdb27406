package org.trocar.telemetry.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads whole files that may be a stranger's, and so of any length: one that is longer than it can be is not read at all. */
public final class BoundedFile {
    /** A thousand times what a session's documents have, but for the inventory. */
    public static final int DOCUMENT_BYTES = 16 << 20;

    /** The inventory of the longest session that can be packed has half of it. */
    public static final int INVENTORY_BYTES = 256 << 20;

    private BoundedFile() {}

    /**
     * All of a file.
     *
     * @param mostBytes that such a file can have
     * @throws IOException when it cannot be read, or is longer; the message says how long it is, not which file
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > mostBytes) {
                throw new IOException(
                        "it has " + Files.size(file) + " bytes, and no such file has more than " + mostBytes);
            }
            return in.readNBytes(mostBytes);
        }
    }

    /** All of a document as UTF-8 text; bytes that are no such text become replacement characters. */
    public static String document(Path file) throws IOException {
        return new String(read(file, DOCUMENT_BYTES), StandardCharsets.UTF_8);
    }
}
