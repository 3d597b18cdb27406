package org.trocar.telemetry.journal;

import org.trocar.telemetry.folder.JournalSummary;

/** Counts records in order: the writer's and the reader's tally of one journal must be equal. */
final class JournalTally {
    private long records;
    private long notes;
    private long restarts;
    private long lastSealedTick;

    void add(RecordType type, long tick) {
        records++;
        switch (type) {
            case SEAL -> lastSealedTick = tick;
            case NOTE -> notes++;
            case RESTART -> restarts++;
            case INPUT, DERIVED, SNAPSHOT -> {}
        }
    }

    long records() {
        return records;
    }

    long lastSealedTick() {
        return lastSealedTick;
    }

    JournalTally copy() {
        JournalTally copy = new JournalTally();
        copy.records = records;
        copy.notes = notes;
        copy.restarts = restarts;
        copy.lastSealedTick = lastSealedTick;
        return copy;
    }

    JournalSummary summary(long holes, String sha256, String failure) {
        return new JournalSummary(records, lastSealedTick, holes, notes, restarts, sha256, failure);
    }
}
