package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** How a session's Chronicle queue lies on disk. */
final class QueueFiles {
    /** Mapped at a time; Chronicle's own 64 MB would make every session an 84 MB file, if a sparse one. */
    private static final int BLOCK_BYTES = 4 << 20;
    /** Chronicle maps a quarter of the next block with each. */
    private static final int OVERLAP_BYTES = BLOCK_BYTES / 4;

    private QueueFiles() {}

    /** A file a day, so nearly always one a session. A clock that is put back begins no earlier file: records stay in their order. */
    static SingleChronicleQueue forWriting(Path queue, LongSupplier clockMillis) {
        return SingleChronicleQueueBuilder.binary(queue)
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .timeProvider(rising(clockMillis)::getAsLong)
                .build();
    }

    private static LongSupplier rising(LongSupplier clockMillis) {
        AtomicLong latest = new AtomicLong(Long.MIN_VALUE);
        return () -> latest.accumulateAndGet(clockMillis.getAsLong(), Math::max);
    }

    /**
     * Changes nothing on disk: the library makes the folder of a session that was taken away meanwhile, and it goes again.
     *
     * @throws NoSuchFileException when it was
     */
    static SingleChronicleQueue forReading(Path queue) throws IOException {
        SingleChronicleQueue opened = SingleChronicleQueueBuilder.binary(queue)
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .readOnly(true)
                .build();
        if (names(queue).isEmpty() && names(queue.getParent()).equals(List.of(queue.getFileName()))) {
            opened.close();
            Files.delete(queue);
            Files.delete(queue.getParent());
            throw new NoSuchFileException(queue.toString());
        }
        return opened;
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).toList();
        }
    }

    /** Whether a writer has come so far as to make a file for records. */
    static boolean holdData(Path queue) throws IOException {
        try (Stream<Path> files = Files.list(queue)) {
            return files.anyMatch(file -> isData(file) && file.toFile().length() > 0);
        }
    }

    /**
     * Fails when a file is not of a length that a writer, even a killed one, leaves behind: reading through a mapping past a file's end
     * can end the process. One that was killed as a day began may leave the newest file empty.
     *
     * @throws IOException naming the file
     */
    static void requireWhole(Path queue) throws IOException {
        try (Stream<Path> entries = Files.list(queue)) {
            List<Path> files = entries.filter(QueueFiles::isData).sorted().toList();
            for (Path file : files) {
                long bytes = Files.size(file);
                boolean justBegun = bytes == 0 && file.equals(files.get(files.size() - 1));
                if (!justBegun && (bytes <= OVERLAP_BYTES || (bytes - OVERLAP_BYTES) % BLOCK_BYTES != 0)) {
                    throw new IOException(
                            file.getFileName() + " has " + bytes + " bytes, so it was cut short when it was copied");
                }
            }
        }
    }

    private static boolean isData(Path file) {
        return file.toString().endsWith(SingleChronicleQueue.SUFFIX);
    }
}
