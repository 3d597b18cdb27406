package org.trocar.telemetry.journal;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.trocar.telemetry.folder.SessionFolder;

/** The documents of a session's queue, in order. */
final class QueueRecords implements AutoCloseable {
    /** What {@link #next} returns at the end. */
    static final int END = -1;

    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;

    QueueRecords(SessionFolder folder) {
        queue = QueueFiles.forReading(folder.queue());
        tailer = queue.createTailer();
    }

    /** Copies the next document, or as much of it as fits, and returns its length, or {@link #END}. */
    int next(byte[] record) {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return END;
            }
            Bytes<?> bytes = document.wire().bytes();
            long length = bytes.readRemaining();
            bytes.read(record, 0, (int) Math.min(length, record.length));
            return (int) Math.min(length, Integer.MAX_VALUE);
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
