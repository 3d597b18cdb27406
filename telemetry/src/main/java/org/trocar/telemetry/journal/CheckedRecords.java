package org.trocar.telemetry.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.Damage.Kind;
import org.trocar.telemetry.folder.FolderContents;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;

/**
 * Goes through a journal's records in order and checks of each its checksum, number, order and place in the chain, none of which needs a
 * key. A damaged record is left out and noted, and it goes on where it can.
 */
final class CheckedRecords implements AutoCloseable {
    private final SessionFolder folder;
    private final List<Damage> damage = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private final byte[] chainStart;
    private final StoredRecord record;
    /** Null when there are none to read. */
    private final JournalSegments segments;

    private final UnsafeBuffer restart = new UnsafeBuffer(0, 0);
    private RecordBinding binding;
    private JournalTally tally = new JournalTally();
    private long tick;
    /** The last record's, sound or not. */
    private long number;

    private long documents;
    private long holes;
    private boolean ended;

    /** @param contents of the folder; when they have no manifest there are no records, and their damage is this journal's */
    CheckedRecords(SessionFolder folder, FolderContents contents) {
        this.folder = folder;
        RecordFormat format = contents.manifest().map(RecordFormat::of).orElse(RecordFormat.CHAINED);
        chainStart = contents.manifest().isPresent() ? readChainStart() : new byte[RecordChain.BYTES];
        record = new StoredRecord(format);
        binding = format == RecordFormat.PLAIN ? new HashBinding() : new ChainBinding(chainStart);
        if (contents.manifest().isEmpty()) {
            damage.addAll(contents.damage());
        }
        segments = damage.isEmpty() ? openSegments(format) : null;
        ended = segments == null;
    }

    private byte[] readChainStart() {
        try {
            return folder.chainStart();
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Kind.MANIFEST_UNREADABLE, "manifest.json cannot be read: " + e.getMessage()));
            return new byte[RecordChain.BYTES];
        }
    }

    private JournalSegments openSegments(RecordFormat format) {
        if (!Files.isDirectory(folder.queue())) {
            damage.add(Damage.ofFolder(Kind.JOURNAL_MISSING, "there is no " + folder.queue()));
            return null;
        }
        try {
            return new JournalSegments(folder.segments(), format);
        } catch (IOException e) {
            damage.add(Damage.ofFolder(Kind.JOURNAL_UNREADABLE, folder.queue() + ": " + e.getMessage()));
        } catch (RuntimeException | InternalError | AssertionError e) {
            damage.add(Damage.ofFolder(
                    Kind.JOURNAL_UNREADABLE, folder.queue() + ": its files cannot be opened as a queue of records"));
        }
        return null;
    }

    /** What the chain begins with. */
    byte[] chainStart() {
        return chainStart;
    }

    /** Goes to the next sound record; false at the end. */
    boolean next() {
        try {
            return !ended && advance();
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            // A fault in a mapped file may surface some instructions after the access.
            ended = true;
            addDamage(Kind.JOURNAL_UNREADABLE, number + 1, "the queue cannot be read past this place" + why(e));
            return false;
        }
    }

    /** What the system says of a file is worth telling, what a library says of its inner workings is not. */
    private static String why(Throwable fault) {
        return fault instanceof IOException ? ": " + fault.getMessage() : "";
    }

    private boolean advance() throws IOException {
        while (segments.read(record, number)) {
            if (accept()) {
                return true;
            }
        }
        ended = true;
        folder.read().summary().ifPresent(this::compareWith);
        return false;
    }

    /** The journal's end names what was in the file, so that a tail cut between two records shows. */
    private void compareWith(JournalSummary written) {
        if (written.records() > documents) {
            addDamage(Kind.TORN_TAIL, number, (written.records() - documents) + " records that were written are gone");
        }
        if (written.holes() > holes) {
            addDamage(Kind.HOLE, number, (written.holes() - holes) + " records were lost after the last one");
        }
        if (damage.isEmpty() && !written.journalSha256().equals(summary().journalSha256())) {
            addDamage(
                    Kind.CHANGED,
                    number,
                    "the journal hashes to " + summary().journalSha256() + ", at closing it was "
                            + written.journalSha256());
        }
    }

    private boolean accept() {
        documents++;
        if (!wellFormed() || !checksumMatches() || !inOrder() || !inChain()) {
            return false;
        }
        take();
        return true;
    }

    private boolean wellFormed() {
        if (record.wellFormed()) {
            return true;
        }
        String detail = "a record of " + record.length() + " bytes has an impossible header";
        passOver(Kind.MALFORMED_RECORD, detail);
        return false;
    }

    private boolean checksumMatches() {
        if (record.checksumMatches()) {
            return true;
        }
        passOver(Kind.BAD_CHECKSUM, "the record's CRC32C does not match its content");
        return false;
    }

    /** Of a damaged record nothing is taken but, where it can be told, its tick; the next must still follow from it. */
    private void passOver(Kind kind, String detail) {
        number++;
        if (record.whole()) {
            tick = tickOfDamaged();
            binding.admits(record);
        }
        addDamage(kind, number, detail);
    }

    /** The tick that would make the record sound, or else the one it names if a record may stand here with it. */
    private long tickOfDamaged() {
        for (long likely = tick; likely <= tick + 1; likely++) {
            if (record.soundBut(likely)) {
                return likely;
            }
        }
        return record.tick() == tick + 1 ? tick + 1 : tick;
    }

    private boolean inOrder() {
        long found = record.number();
        if (found <= number) {
            addDamage(Kind.OUT_OF_ORDER, found, "the record comes after record " + number);
            return false;
        }
        if (found > number + 1) {
            long missing = found - number - 1;
            holes += missing;
            tick = record.tick();
            addDamage(Kind.HOLE, found, missing + " records before it were lost");
        }
        return true;
    }

    private boolean inChain() {
        tick = record.tick();
        number = record.number();
        if (binding.admits(record)) {
            return true;
        }
        addDamage(Kind.CHAIN_BROKEN, number, "the record does not follow from those before it");
        return false;
    }

    private void take() {
        binding.add(record);
        tally.add(record.type(), tick);
        if (record.type() == RecordType.RESTART) {
            takeRestart();
        }
    }

    private void takeRestart() {
        record.wrapPayload(restart);
        if (restart.capacity() >= Restart.BYTES) {
            restarts.add(Restart.decode(restart));
        }
    }

    private void addDamage(Kind kind, long recordNumber, String detail) {
        damage.add(new Damage(kind, tick, recordNumber, detail));
    }

    /** Notes what is wrong with the content of the record it is at. */
    void note(Kind kind, String detail) {
        addDamage(kind, number, detail);
    }

    /** Notes what is wrong with the folder. */
    void note(Damage found) {
        damage.add(found);
    }

    /** The record {@link #next} went to, until the next one. */
    StoredRecord record() {
        return record;
    }

    long tick() {
        return tick;
    }

    long number() {
        return number;
    }

    List<Restart> restarts() {
        return Collections.unmodifiableList(restarts);
    }

    List<Damage> damage() {
        return Collections.unmodifiableList(damage);
    }

    JournalSummary summary() {
        return tally.summary(holes, binding.sha256(), "");
    }

    /** How many records there were so far, sound or not, without those that a restart dropped. */
    long documents() {
        return documents;
    }

    Bookmark bookmark() {
        Optional<JournalSegments.Place> place = documents == 0 ? Optional.empty() : Optional.of(segments.place());
        return new Bookmark(
                place, tick, number, documents, holes, tally.copy(), binding.copy(), restarts.size(), damage.size());
    }

    /** False, with the reason noted, when the record cannot be read any more. */
    boolean goTo(Bookmark bookmark) {
        tick = bookmark.tick();
        number = bookmark.number();
        documents = bookmark.documents();
        holes = bookmark.holes();
        tally = bookmark.tally();
        binding = bookmark.binding();
        cut(restarts, bookmark.restarts());
        cut(damage, bookmark.damage());
        try {
            ended = !reread(bookmark.place());
        } catch (IOException | RuntimeException | InternalError | AssertionError e) {
            ended = true;
            note(Kind.JOURNAL_UNREADABLE, "the record cannot be read any more" + why(e));
        }
        return !ended;
    }

    private static void cut(List<?> list, int size) {
        if (list.size() > size) {
            list.subList(size, list.size()).clear();
        }
    }

    private boolean reread(Optional<JournalSegments.Place> place) throws IOException {
        if (place.isEmpty()) {
            segments.goToStart();
            return true;
        }
        if (segments.reread(record, place.get()) && record.sound()) {
            return true;
        }
        note(Kind.CHANGED, "the record was changed while it was read");
        return false;
    }

    @Override
    public void close() {
        if (segments != null) {
            segments.close();
        }
    }
}
