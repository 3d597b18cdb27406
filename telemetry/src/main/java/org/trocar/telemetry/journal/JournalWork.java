package org.trocar.telemetry.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.trocar.core.session.Durations;

/** What the journal thread has done since it began. That thread alone writes; any may read. */
public final class JournalWork {
    private final Durations writing = new Durations(
            50_000,
            100_000,
            250_000,
            500_000,
            1_000_000,
            5_000_000,
            25_000_000,
            100_000_000,
            500_000_000,
            2_500_000_000L);
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    void took(int recordBytes) {
        records.setOpaque(records.getPlain() + 1);
        bytes.setOpaque(bytes.getPlain() + recordBytes);
    }

    void wrote(long nanos) {
        writing.add(nanos, 1);
    }

    void failed() {
        failures.setOpaque(failures.getPlain() + 1);
    }

    /** How long each round of writing took that wrote something, forcing included. */
    public Durations writing() {
        return writing;
    }

    /** How many records it took from the rings and wrote. */
    public long records() {
        return records.getOpaque();
    }

    /** Bytes of the same, without what the files add to them. */
    public long bytes() {
        return bytes.getOpaque();
    }

    /** How many sessions' journals take no more records. */
    public long failures() {
        return failures.getOpaque();
    }
}
