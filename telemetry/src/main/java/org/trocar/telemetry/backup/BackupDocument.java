package org.trocar.telemetry.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.trocar.telemetry.folder.JsonFile;

/**
 * What a backup says of itself: {@code backup.json}.
 *
 * @param format 1
 * @param keyFingerprint of the key that the data folder signs with; empty when it had none yet
 * @param begunAt when the last copy into it began, as ISO 8601 in UTC
 * @param finishedAt when it was done; empty when it was cut off, or is going on
 * @param withKeys whether the keys are in it
 * @param unfinished the sessions that were copied while they were not closed
 */
public record BackupDocument(
        int format,
        String keyFingerprint,
        String begunAt,
        String finishedAt,
        boolean withKeys,
        List<String> unfinished) {
    static final int FORMAT = 1;
    private static final String FILE = "backup.json";

    public BackupDocument {
        unfinished = List.copyOf(unfinished);
    }

    /** Empty when the folder is no backup. */
    public static Optional<BackupDocument> read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        BackupDocument document = JsonFile.read(file, BackupDocument.class);
        if (document.format != FORMAT) {
            throw new IOException(
                    file + " is of format " + document.format + ", this version reads and writes " + FORMAT);
        }
        return Optional.of(document);
    }

    void write(Path backup) throws IOException {
        JsonFile.write(backup.resolve(FILE), this);
    }
}
