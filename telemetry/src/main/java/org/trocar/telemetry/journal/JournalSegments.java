package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal's segments as one sequence of records: each is left where the next one's first record goes on, so that what a restart dropped
 * is never seen.
 */
final class JournalSegments implements AutoCloseable {
    /** Where a segment goes on whose first two records are damaged, or that cannot be read: nowhere before the end of the one before. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private static final long EMPTY = Long.MIN_VALUE;

    private final List<Segment> segments;
    private int current;
    private QueueRecords records;

    /** @param firstNumber of its first record */
    private record Segment(Path queue, long firstNumber) {}

    /** Opens the first segment. */
    JournalSegments(List<Path> queues, RecordFormat format) throws IOException {
        segments = plan(queues, new StoredRecord(format));
        open(0);
    }

    /** A segment of a process that died before its first record counts for nothing, nor does one without a sound record among others. */
    private static List<Segment> plan(List<Path> queues, StoredRecord record) {
        List<Segment> plan = new ArrayList<>();
        for (int i = queues.size() - 1; i > 0; i--) {
            long firstNumber = firstNumber(queues.get(i), record);
            if (firstNumber != EMPTY && (firstNumber != UNKNOWN || plan.isEmpty())) {
                plan.add(0, new Segment(queues.get(i), firstNumber));
            }
        }
        plan.add(0, new Segment(queues.get(0), 1));
        return plan;
    }

    /** A damaged RESTART is known by the record after it. */
    private static long firstNumber(Path queue, StoredRecord record) {
        try {
            return QueueFiles.holdData(queue) ? firstNumberOfData(queue, record) : EMPTY;
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            // Opening it when its turn comes fails again, where it can be reported.
            return UNKNOWN;
        }
    }

    private static long firstNumberOfData(Path queue, StoredRecord record) throws IOException {
        QueueFiles.requireWhole(queue);
        try (QueueRecords records = new QueueRecords(queue)) {
            if (!record.readFrom(records)) {
                return EMPTY;
            }
            if (record.sound()) {
                return record.number();
            }
            return record.readFrom(records) && record.sound() ? record.number() - 1 : UNKNOWN;
        }
    }

    /**
     * Reads the next record; false at the end.
     *
     * @param lastNumber of the record before, sound or not
     */
    boolean read(StoredRecord record, long lastNumber) throws IOException {
        while (cutAfter(lastNumber) || !record.readFrom(records)) {
            if (current == segments.size() - 1) {
                return false;
            }
            open(current + 1);
        }
        return true;
    }

    private boolean cutAfter(long number) {
        return current < segments.size() - 1
                && number + 1 >= segments.get(current + 1).firstNumber();
    }

    private void open(int segment) throws IOException {
        close();
        Path queue = segments.get(segment).queue();
        QueueFiles.requireWhole(queue);
        records = new QueueRecords(queue);
        current = segment;
    }

    /** Where the record last read stands. */
    Place place() {
        return new Place(current, records.index());
    }

    /** A record's place in the files. */
    record Place(int segment, long index) {}

    /** Goes to a record and reads it once more; false when it is not there. */
    boolean reread(StoredRecord record, Place place) throws IOException {
        if (place.segment() != current) {
            open(place.segment());
        }
        return records.goTo(place.index()) && record.readFrom(records);
    }

    void goToStart() throws IOException {
        open(0);
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }
}
