package org.trocar.telemetry.journal;

import java.util.HexFormat;
import java.util.Optional;

/** A record's place in a journal, with all that its reader had counted and checked up to there. */
public final class Bookmark {
    private final Optional<JournalSegments.Place> place;
    private final long tick;
    private final long number;
    private final long documents;
    private final long holes;
    private final JournalTally tally;
    private final RecordBinding binding;
    private final int restarts;
    private final int damage;

    /**
     * @param place empty at the start
     * @param restarts how many there had been
     * @param damage how many there had been
     */
    Bookmark(
            Optional<JournalSegments.Place> place,
            long tick,
            long number,
            long documents,
            long holes,
            JournalTally tally,
            RecordBinding binding,
            int restarts,
            int damage) {
        this.place = place;
        this.tick = tick;
        this.number = number;
        this.documents = documents;
        this.holes = holes;
        this.tally = tally;
        this.binding = binding;
        this.restarts = restarts;
        this.damage = damage;
    }

    Optional<JournalSegments.Place> place() {
        return place;
    }

    /** The record's tick. */
    public long tick() {
        return tick;
    }

    long number() {
        return number;
    }

    long documents() {
        return documents;
    }

    long holes() {
        return holes;
    }

    JournalTally tally() {
        return tally.copy();
    }

    RecordBinding binding() {
        return binding.copy();
    }

    int restarts() {
        return restarts;
    }

    int damage() {
        return damage;
    }

    /** The chain's value after the record, as it is in the file. */
    byte[] chain() {
        return HexFormat.of().parseHex(binding.sha256());
    }
}
