package org.trocar.telemetry.journal;

import java.nio.file.Path;
import java.util.function.ToLongFunction;
import net.openhft.chronicle.core.time.SystemTimeProvider;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * What a queue needs of the machine.
 *
 * @param clock names the queue's files by day; nothing else reads it
 * @param freeBytes what is left on the disk a path is on
 * @param reserveBytes a session stops writing when less is left: appending to a full disk through a mapping can end the process
 */
record Disk(TimeProvider clock, ToLongFunction<Path> freeBytes, long reserveBytes) {
    private static final long RESERVE_BYTES = 64L << 20;

    static Disk real() {
        return new Disk(SystemTimeProvider.INSTANCE, path -> path.toFile().getUsableSpace(), RESERVE_BYTES);
    }

    void requireSpace(Path queue) {
        long free = freeBytes.applyAsLong(queue);
        if (free < reserveBytes) {
            throw new IllegalStateException("only " + free + " bytes are free on the disk of " + queue
                    + "; the journal keeps " + reserveBytes + " in reserve: make room there");
        }
    }
}
