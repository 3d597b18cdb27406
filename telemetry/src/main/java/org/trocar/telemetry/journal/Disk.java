package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/**
 * The disk that journals are on.
 *
 * @param freeBytes what is left on the disk a path is on
 */
record Disk(JournalSettings settings, ToLongFunction<Path> freeBytes) {
    static Disk real(JournalSettings settings) {
        return new Disk(settings, Disk::freeBytes);
    }

    /** Asking for a path's store reads all the system's mounts, which is much once a second for each session; so only where it has to be. */
    private static long freeBytes(Path path) {
        long free = path.toFile().getUsableSpace();
        return free > 0 ? free : freeInItsStore(path);
    }

    /** A disk that does not say how much is free is not a full one; if it is, writing fails. */
    private static long freeInItsStore(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    void requireSpace(Path queue) {
        long free = freeBytes.applyAsLong(queue);
        if (free < settings.reserveBytes()) {
            throw new IllegalStateException("only " + free + " bytes are free on the disk of " + queue
                    + "; the journal keeps " + settings.reserveBytes() + " in reserve: make room there");
        }
    }
}
