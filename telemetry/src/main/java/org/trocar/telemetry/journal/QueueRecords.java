package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/** The documents of one queue, in order. */
final class QueueRecords implements AutoCloseable {
    /** What {@link #next} returns at the end. */
    static final int END = -1;

    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private long index;

    QueueRecords(Path path) throws IOException {
        queue = QueueFiles.forReading(path);
        tailer = queue.createTailer();
    }

    /** Copies the next document, or as much of it as fits, and returns its length, or {@link #END}. */
    int next(byte[] record) {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return END;
            }
            index = document.index();
            Bytes<?> bytes = document.wire().bytes();
            long length = bytes.readRemaining();
            bytes.read(record, 0, (int) Math.min(length, record.length));
            return (int) Math.min(length, Integer.MAX_VALUE);
        }
    }

    /** Where the last document stands. */
    long index() {
        return index;
    }

    /** Goes to a document, which {@link #next} then reads; false when it is not there. */
    boolean goTo(long documentIndex) {
        return tailer.moveToIndex(documentIndex);
    }

    @Override
    public void close() {
        queue.close();
    }
}
