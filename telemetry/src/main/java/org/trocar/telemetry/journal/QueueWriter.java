package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * One segment of a session's journal: opened by whoever opens the session, then used by the journal thread only. Once it failed it takes no
 * more records.
 */
final class QueueWriter {
    private static final int RECORDS_BETWEEN_SPACE_CHECKS = 256;

    private final SessionFolder folder;
    private final Path segment;
    private final Disk disk;
    private final RecordSealer sealer;
    private final JournalTally tally;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final ForcedFiles forced;
    private final boolean forcing;
    private long forcedTick;
    private long lastNumber;
    private int untilSpaceCheck;
    private String failure = "";

    /**
     * @param segment where to write; new
     * @param tally of the records in the segments before
     */
    QueueWriter(SessionFolder folder, Path segment, Disk disk, RecordSealer sealer, JournalTally tally)
            throws IOException {
        folder.markRunning();
        this.folder = folder;
        this.segment = segment;
        this.disk = disk;
        this.sealer = sealer;
        this.tally = tally;
        forced = new ForcedFiles(segment);
        forcing = disk.settings().durability() == Durability.POWER;
        forcedTick = tally.lastSealedTick();
        queue = QueueFiles.forWriting(segment, disk.settings().clockMillis());
        appender = queue.createAppender();
        appender.singleThreadedCheckReset();
        if (forcing) {
            forceFolder();
        }
    }

    /**
     * Before the first record, the folder itself must outlive what its records are to outlive, and so must the segments before, which the
     * process that wrote them may have died before forcing.
     */
    private void forceFolder() throws IOException {
        for (Path each : folder.segments()) {
            ForcedFiles.forceAll(each);
        }
        ForcedFiles.forceAll(folder.scenarios());
        ForcedFiles.forceAll(folder.path());
    }

    /**
     * Writes, before any other record, where this segment goes on.
     *
     * @param keptChain the chain's value after the last record that counts
     * @throws IOException when it cannot; the segment is closed then, and will be passed over
     */
    void restart(Restart restart, byte[] keptChain) throws IOException {
        UnsafeBuffer record =
                new UnsafeBuffer(new byte[RecordLayout.PAYLOAD + Restart.BYTES + RecordFormat.CHAINED.trailerBytes]);
        RecordLayout.putHeader(
                record, 0, RecordType.RESTART, Restart.BYTES, restart.keptTick(), restart.keptRecord() + 1);
        restart.encode(keptChain, record, RecordLayout.PAYLOAD);
        try {
            append(record.byteArray(), record, RecordLayout.PAYLOAD + Restart.BYTES);
            if (forcing) {
                forced.force(appender.currentFile());
            }
            appender.singleThreadedCheckReset();
        } catch (GeneralSecurityException | IOException | RuntimeException | Error e) {
            queue.close();
            folder.unmarkRunning();
            throw new IOException("cannot write to " + segment + ": " + e.getMessage(), e);
        }
    }

    boolean writes(SessionFolder session) {
        return folder.path().equals(session.path());
    }

    boolean failed() {
        return !failure.isEmpty();
    }

    /**
     * Seals and writes a record that ends with its payload, in an array with room for more.
     *
     * @throws IllegalStateException when the disk takes no more
     */
    void append(byte[] record, UnsafeBuffer view, int length) throws GeneralSecurityException {
        try {
            requireSpaceNowAndThen();
            write(record, sealer.seal(record, view, length));
        } catch (InternalError e) {
            // What Java makes of a page of a mapped file that the disk has no room for, or fails to read.
            throw new IllegalStateException("the disk of " + segment + " takes no more: it is full, gone or broken", e);
        }
        sealer.written();
        tally.add(RecordLayout.type(view), RecordLayout.tick(view));
        lastNumber = RecordLayout.number(view);
    }

    private void requireSpaceNowAndThen() {
        if (untilSpaceCheck-- == 0) {
            disk.requireSpace(segment);
            untilSpaceCheck = RECORDS_BETWEEN_SPACE_CHECKS;
        }
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

    /** Forces what was written since the last time, if ticks are to outlive a loss of power. */
    void force() throws IOException {
        if (forcing && forcedTick < tally.lastSealedTick()) {
            forced.force(appender.currentFile());
            forcedTick = tally.lastSealedTick();
        }
    }

    void fail(Throwable cause) {
        failure = cause.toString();
    }

    /** The number of the last record it took, 0 before the first. */
    long lastNumber() {
        return lastNumber;
    }

    /** The last tick whose seal is in the mapped file or, if ticks are to outlive a loss of power, on the disk. */
    long durableTick() {
        return forcing ? forcedTick : tally.lastSealedTick();
    }

    /** Ends the writing, not the session: its folder reads as if this process had been killed. */
    void abandon() throws IOException {
        if (!failed()) {
            force();
        }
        forced.close();
        queue.close();
        folder.unmarkRunning();
    }

    /** @param sent how many records the session made, whether or not they came here */
    JournalSummary close(long sent) throws IOException {
        if (!failed()) {
            force();
        }
        forced.close();
        queue.close();
        JournalSummary summary = tally.summary(sent - tally.records(), sealer.sha256(), failure);
        folder.end(summary);
        folder.unmarkRunning();
        if (forcing) {
            ForcedFiles.forceAll(folder.path());
        }
        return summary;
    }
}
