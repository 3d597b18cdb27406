package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.DirectBuffer;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

/** One session's queue: opened by whoever opens the session, then used by the journal thread only. Once it failed it takes no more records. */
final class QueueWriter {
    private static final int RECORDS_BETWEEN_SPACE_CHECKS = 256;

    private final SessionFolder folder;
    private final Disk disk;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final JournalTally tally = new JournalTally();
    private int untilSpaceCheck;
    private String failure = "";

    QueueWriter(SessionFolder folder, Disk disk) throws IOException {
        folder.markRunning();
        this.folder = folder;
        this.disk = disk;
        queue = QueueFiles.forWriting(folder.queue(), disk.clock());
        appender = queue.createAppender();
        appender.singleThreadedCheckReset();
    }

    Path path() {
        return folder.queue();
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    /** Writes a record whose checksum is in place; from the first failure on it does nothing. */
    void append(byte[] record, DirectBuffer view, int length) {
        if (untilSpaceCheck-- == 0) {
            disk.requireSpace(folder.queue());
            untilSpaceCheck = RECORDS_BETWEEN_SPACE_CHECKS;
        }
        write(record, length);
        tally.add(record, view);
    }

    private void write(byte[] record, int length) {
        try (DocumentContext document = appender.writingDocument()) {
            try {
                document.wire().bytes().write(record, 0, length);
            } catch (Throwable e) {
                document.rollbackOnClose();
                throw e;
            }
        }
    }

    void fail(Throwable cause) {
        failure = cause.toString();
    }

    /** The last tick whose seal is in the mapped file. */
    long lastSealedTick() {
        return tally.lastSealedTick();
    }

    /** @param sent how many records the session made, whether or not they came here */
    JournalSummary close(long sent) throws IOException {
        queue.close();
        JournalSummary summary = tally.summary(sent - tally.records(), failure);
        folder.end(summary);
        folder.unmarkRunning();
        return summary;
    }
}
