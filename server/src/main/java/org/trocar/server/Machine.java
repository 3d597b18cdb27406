package org.trocar.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * What a server has from the machine it runs on.
 *
 * @param clock steady nanoseconds
 * @param calendar the date, for ids, manifests and the names of the journals' files
 * @param freeBytes what is left on the disk a path is on
 */
record Machine(LongSupplier clock, Clock calendar, ToLongFunction<Path> freeBytes) {
    static Machine real() {
        return new Machine(
                System::nanoTime, Clock.systemUTC(), path -> path.toFile().getUsableSpace());
    }
}
