package org.trocar.telemetry.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.trocar.telemetry.folder.Damage;

/** One pass over a whole journal: how far it is whole and sealed, where its snapshots are, and whether the run can be taken up again. */
public final class JournalScan {
    private final JournalReader reader;
    private final Bookmark start;
    private final List<Bookmark> snapshots = new ArrayList<>();
    private Bookmark lastSeal;
    private Bookmark kept;
    private boolean inTick;
    private boolean sealedAfterDamage;
    private long documents;
    private List<Damage> damage = List.of();

    private JournalScan(JournalReader reader) {
        this.reader = reader;
        start = reader.bookmark();
        lastSeal = start;
        kept = start;
    }

    /** @param reader at its start; it is left at its end */
    public static JournalScan of(JournalReader reader) {
        return of(reader, tick -> {});
    }

    /** @param progress is told each record's tick */
    public static JournalScan of(JournalReader reader, LongConsumer progress) {
        JournalScan scan = new JournalScan(reader);
        while (reader.next()) {
            scan.look(!reader.damage().isEmpty());
            progress.accept(reader.tick());
        }
        scan.documents = reader.documents();
        scan.damage = List.copyOf(reader.damage());
        return scan;
    }

    private void look(boolean damaged) {
        switch (reader.type()) {
            case INPUT -> inTick = true;
            case SEAL -> seal(damaged);
            case SNAPSHOT -> snapshot(damaged);
            case DERIVED, NOTE, RESTART -> {}
        }
        if (!damaged && !inTick) {
            kept = reader.bookmark();
        }
    }

    private void seal(boolean damaged) {
        inTick = false;
        sealedAfterDamage |= damaged;
        lastSeal = damaged ? lastSeal : reader.bookmark();
    }

    private void snapshot(boolean damaged) {
        if (!damaged && !inTick && lastSeal.tick() == reader.tick()) {
            snapshots.add(lastSeal);
        }
    }

    /** The last tick whose seal stands before all damage; 0 when there is none. */
    public long lastSealedTick() {
        return lastSeal.tick();
    }

    /** The SEALs that a SNAPSHOT follows, in order. */
    public List<Bookmark> snapshots() {
        return List.copyOf(snapshots);
    }

    /** The journal's beginning, before its first record. */
    public Bookmark start() {
        return start;
    }

    /** Everything that is wrong with the journal. */
    public List<Damage> damage() {
        return damage;
    }

    /** The last record that belongs to whole ticks. */
    Bookmark kept() {
        return kept;
    }

    /** How many records stand behind it: of a tick that was never sealed, or torn. */
    public long dropped() {
        return documents - kept.documents();
    }

    /** Whether the run can go on after the last sealed tick. */
    public boolean isResumable() {
        return !sealedAfterDamage && damage.stream().noneMatch(JournalScan::hidesTheRest);
    }

    /**
     * Fails when the run cannot go on after the last sealed tick: a restart drops what was not sealed, never a tick that was.
     *
     * @throws IOException naming the damage
     */
    public void requireResumable() throws IOException {
        if (!isResumable()) {
            Damage first = damage.stream()
                    .filter(JournalScan::hidesTheRest)
                    .findFirst()
                    .orElseGet(() -> damage.get(0));
            throw new IOException(
                    "the session cannot go on, its journal is damaged before its last sealed tick: " + first.message());
        }
    }

    /** Whether sealed ticks may stand where the reader could not go. */
    private static boolean hidesTheRest(Damage damage) {
        return damage.record() == 0 || damage.kind() == Damage.Kind.JOURNAL_UNREADABLE;
    }
}
