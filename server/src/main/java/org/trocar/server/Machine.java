package org.trocar.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.trocar.server.live.FileHandles;

/**
 * What a server has from the machine it runs on.
 *
 * @param clock steady nanoseconds
 * @param calendar the date, for ids, manifests and the names of the journals' files
 * @param freeBytes what is left on the disk a path is on; throws {@link UncheckedIOException} when it cannot be known
 * @param freeHandles how many more files and connections may be opened
 */
record Machine(LongSupplier clock, Clock calendar, ToLongFunction<Path> freeBytes, LongSupplier freeHandles) {
    /** With as many file handles as there really are. */
    Machine(LongSupplier clock, Clock calendar, ToLongFunction<Path> freeBytes) {
        this(clock, calendar, freeBytes, FileHandles::left);
    }

    static Machine real() {
        return new Machine(System::nanoTime, Clock.systemUTC(), Machine::freeBytes);
    }

    /** A disk that does not answer is not a full one, which {@link java.io.File#getUsableSpace} cannot tell apart. */
    private static long freeBytes(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of " + path + " does not say how much is free", e);
        }
    }
}
